package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.store.CellTable;
import io.github.grposuite.experiments.store.CellTable.Outcome;
import io.github.grposuite.experiments.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** The first failed cell's message, or empty. */
    public String firstError() {
      return outcomes.stream()
          .filter(o -> o.status().equals("failed"))
          .map(Outcome::error)
          .findFirst()
          .orElse("");
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
              .map(c -> store.exists(c) ? Outcome.done(Double.NaN) : Outcome.pending())
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
}
