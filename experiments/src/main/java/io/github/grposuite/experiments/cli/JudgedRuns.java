package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.FinalValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The runs of an experiment, as far as claims on it need them. */
final class JudgedRuns {
  private JudgedRuns() {}

  /** Reads them, and says what is not done or cannot be read. */
  static Results read(
      Path directory,
      Specification spec,
      List<Claim> claims,
      Selection selection,
      Console console) {
    if (!Files.isDirectory(directory.resolve("runs"))) {
      throw new UsageException(directory + " has no finished run; run the experiment first");
    }
    Reporting.refresh(directory, console);
    try {
      Results results =
          FinalValues.read(directory, Reporting.methods(Plan.of(spec)), selection, claims);
      Reporting.problems(results.problems(), console);
      return results;
    } catch (ReportException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(directory + " cannot be read (" + UsageException.reason(e) + ")");
    }
  }
}
