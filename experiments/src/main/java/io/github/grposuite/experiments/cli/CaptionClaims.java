package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.CrossingClaims;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the paper's captions say, judged by the runs below a directory. */
final class CaptionClaims {
  private final Path out;
  private final Console console;

  CaptionClaims(Path out, Console console) {
    this.out = out;
    this.console = console;
  }

  /**
   * Judgements of all claims on these experiments; of those that compare them with others, by the
   * others' records where they are there.
   *
   * @param experiments names; those without records have no judgement
   */
  List<Judgement> judge(Set<String> experiments) {
    List<Judgement> judgements = new ArrayList<>();
    CrossingClaims crossing = new CrossingClaims();
    Set<String> others = new LinkedHashSet<>();
    for (String experiment : experiments) {
      judgements.addAll(judge(experiment, crossing, others));
    }
    others.removeAll(experiments);
    for (String other : others) {
      judge(other, crossing, new LinkedHashSet<>());
    }
    crossing.judge().stream()
        .filter(judgement -> experiments.contains(judgement.experiment()))
        .forEach(judgements::add);
    return judgements;
  }

  private List<Judgement> judge(String experiment, CrossingClaims crossing, Set<String> others) {
    Path directory = out.resolve(experiment);
    if (!ExperimentDirectories.isOne(directory)) {
      return List.of();
    }
    Specification spec = Specification.read(directory.resolve("experiment.yaml"));
    List<Claim> claims = ClaimFiles.USUAL.claims(directory, spec);
    if (claims.isEmpty()) {
      return List.of();
    }
    claims.forEach(claim -> others.addAll(claim.hypothesis().elsewhere()));
    Results results = JudgedRuns.read(directory, spec, claims, spec.sweep().selection(), console);
    crossing.add(experiment, results, claims);
    return Judge.judge(experiment, results, claims);
  }
}
