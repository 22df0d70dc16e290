package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.store.CellTable;
import io.github.grposuite.experiments.store.CellTable.Outcome;
import io.github.grposuite.experiments.store.RunStore;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Runs a plan into its directory. */
public final class ExperimentRun {
  private ExperimentRun() {}

  /**
   * How it ended.
   *
   * @param directory where the records are
   * @param outcomes one a cell, in the plan's order
   */
  public record Summary(Path directory, List<Outcome> outcomes) {
    /** Cells with that status. */
    public long count(String status) {
      return outcomes.stream().filter(o -> o.status().equals(status)).count();
    }

    /** The failed cells' messages. */
    public List<String> errors() {
      return outcomes.stream()
          .filter(o -> o.status().equals("failed"))
          .map(Outcome::error)
          .toList();
    }
  }

  /**
   * Runs what is not finished.
   *
   * @param out the directory under which the experiment gets its own
   * @throws UsageException if the directory cannot be written
   */
  public static Summary run(
      Plan plan, Path out, int jobs, boolean failFast, EngineListener listener) {
    Path directory = out.resolve(plan.name());
    List<Cell> cells = plan.cells();
    RunStore store;
    try {
      store = new RunStore(directory);
      Files.writeString(
          directory.resolve("experiment.yaml"), Json.YAML.writeValueAsString(plan.document()));
      CellTable.write(
          directory,
          plan.varied(),
          cells,
          cells.stream()
              .map(c -> store.exists(c.id()) ? Outcome.done(Double.NaN) : Outcome.pending())
              .toList());
    } catch (IOException e) {
      throw new UsageException(
          directory
              + " cannot be written ("
              + UsageException.reason(e)
              + "); choose another directory with --out");
    }
    List<Outcome> outcomes = new LocalEngine(store, jobs, failFast, listener).run(cells);
    try {
      CellTable.write(directory, plan.varied(), cells, outcomes);
    } catch (IOException e) {
      throw new UsageException(
          directory + "/cells.csv cannot be written (" + UsageException.reason(e) + ")");
    }
    return new Summary(directory, outcomes);
  }

  /**
   * Brings {@code cells.csv} up to what is on disk, after an interruption or a move, and checks
   * every record.
   */
  public static Summary refresh(Path directory) {
    try {
      RunStore store = new RunStore(directory);
      return new Summary(
          directory, CellTable.update(directory, (id, before) -> look(store, id, before)));
    } catch (IOException e) {
      throw new UsageException(
          directory + " cannot be read or written (" + UsageException.reason(e) + ")");
    }
  }

  private static Outcome look(RunStore store, String id, Outcome before) {
    try {
      OptionalDouble seconds = store.finished(id);
      if (seconds.isPresent()) {
        return Outcome.done(seconds.getAsDouble());
      }
      return before.status().equals("failed") ? before : Outcome.pending();
    } catch (ReportException e) {
      return Outcome.failed(e.getMessage(), Double.NaN);
    }
  }
}
