package io.github.grposuite.cli;

import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.FinalValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The runs of an experiment, as far as claims on it need them. */
final class JudgedRuns {
  private JudgedRuns() {}

  /** Brings the list of cells up to what is on disk, and says what is not done. */
  static void refresh(Path directory, Console console) {
    if (!Files.isDirectory(directory.resolve("runs"))) {
      throw new UsageException(directory + " has no finished run; run the experiment first");
    }
    Reporting.refresh(directory, console);
  }

  /**
   * Reads them.
   *
   * @param claims that are judged by them
   * @param more series whose values at all checkpoints are needed beside
   */
  static Results read(
      Path directory,
      Specification spec,
      List<Claim> claims,
      Predicate<SeriesKey> more,
      Selection selection) {
    try {
      return FinalValues.read(
          directory,
          Reporting.methods(Plan.of(spec)),
          selection,
          more.or(key -> claims.stream().anyMatch(claim -> claim.needsCurve(key))),
          claims.stream().anyMatch(Claim::needsExamples));
    } catch (RecordException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(directory + " cannot be read (" + UsageException.reason(e) + ")");
    }
  }
}
