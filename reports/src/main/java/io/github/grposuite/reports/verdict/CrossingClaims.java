package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers experiments one by one, and judges the claims that compare them when all are there. */
public final class CrossingClaims {
  private final Map<String, Results> experiments = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();

  /** An experiment with the claims on it. */
  public void add(String experiment, Results results, List<Claim> own) {
    experiments.put(experiment, results.withCurves(key -> false));
    own.stream().filter(Claim::crossing).forEach(claim -> claims.put(claim.name(), claim));
  }

  /** One judgement a row; what is not there leaves a row undecided. */
  public List<Judgement> judge() {
    return Judge.judgeCrossing(experiments, List.copyOf(claims.values()));
  }
}
