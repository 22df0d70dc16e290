package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a plan into its directory. */
public final class ExperimentRun {
  private static final long SHORTEST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 500;
  private static final String REMEDY = "; choose another directory with --out";

  private final Path directory;
  private final Engine engine;
  private final CellSession session;
  private final CellRows rows;

  private ExperimentRun(
      Plan plan, RunStore store, Engine engine, RunOptions options, EngineListener listener) {
    this.directory = store.directory();
    this.engine = engine;
    this.session = new CellSession(store, options, listener, this::settled);
    this.rows = new CellRows(new ExperimentFiles(store), plan, options.shard(), session);
  }

  /**
   * Makes everything ready to run what is not finished.
   *
   * @param out the directory under which the experiment gets its own
   * @throws UsageException if the directory cannot be written, or there is no such engine
   */
  public static ExperimentRun open(
      Plan plan, Path out, RunOptions options, EngineListener listener) {
    Path directory = out.resolve(plan.name());
    try {
      String document = YamlFormat.MAPPER.writeValueAsString(plan.document());
      Engine engine = EngineProvider.openNamed(options, document, plan.cells());
      RunStore store = new RunStore(directory);
      store.prepare();
      new ExperimentFiles(store).writeSpecification(document);
      ExperimentRun run = new ExperimentRun(plan, store, engine, options, listener);
      run.rows.write();
      return run;
    } catch (IOException e) {
      throw new UsageException(
          directory + " cannot be written (" + UsageException.reason(e) + ")" + REMEDY);
    } catch (StoreException e) {
      throw new UsageException(e.getMessage() + REMEDY);
    }
  }

  /**
   * Runs the cells. In the end every one has an outcome, also those that other processes computed
   * at the same time, unless the run was stopped.
   */
  public ExperimentStatus run() {
    try (engine) {
      List<Cell> left = rows.left();
      long pause = SHORTEST_PAUSE;
      while (!left.isEmpty() && !session.stopped()) {
        engine.run(left, session);
        List<Cell> still = rows.left();
        pause = still.size() < left.size() ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
        left = still;
        if (!left.isEmpty() && !session.stopped()) {
          sleep(pause); // Other processes have them; one that dies gives them back.
        }
      }
    }
    return summary();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for other processes", e);
    }
  }

  private void settled() {
    rows.writeNowAndThen();
  }

  /** How it stands, from any thread and at any time; brings {@code cells.csv} up to it. */
  public ExperimentStatus summary() {
    Optional<String> stopped = session.stopReason();
    try {
      rows.write();
    } catch (IOException e) {
      stopped = stopped.or(() -> Optional.of(table(UsageException.reason(e))));
    } catch (StoreException e) {
      stopped = stopped.or(() -> Optional.of(table(e.getMessage())));
    }
    return new ExperimentStatus(directory, rows.statuses(), stopped);
  }

  private String table(String reason) {
    return directory.resolve(ExperimentLayout.CELLS) + " cannot be written (" + reason + ")";
  }

  /** Opens and runs. */
  public static ExperimentStatus run(
      Plan plan, Path out, RunOptions options, EngineListener listener) {
    return open(plan, out, options, listener).run();
  }
}
