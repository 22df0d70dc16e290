package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.FinalValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The runs in an experiment's directory, and the claims that they are judged by.
 *
 * @param results with the curves that the claims need
 */
record JudgedRuns(Specification spec, List<Claim> claims, Results results) {
  /**
   * Reads them.
   *
   * @param rule by which runs are judged; empty for that of the specification
   * @param more series whose values at all checkpoints are needed beside
   */
  static JudgedRuns read(
      Path directory,
      Specification spec,
      List<Claim> claims,
      Optional<Selection> rule,
      Predicate<SeriesKey> more) {
    try {
      return new JudgedRuns(
          spec,
          claims,
          FinalValues.read(
              directory,
              Reporting.methods(spec),
              rule.orElse(spec.sweep().selection()),
              more.or(key -> claims.stream().anyMatch(claim -> claim.needsCurve(key))),
              claims.stream().anyMatch(Claim::needsExamples)));
    } catch (IOException e) {
      throw UsageException.reading(directory, e);
    }
  }

  /** Of the claims; to be judged with those on other experiments. */
  ClaimRows rows() {
    return ClaimRows.of(spec.name(), results, claims);
  }
}
