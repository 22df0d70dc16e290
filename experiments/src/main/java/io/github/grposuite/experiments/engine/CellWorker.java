package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.records.store.CellStatus;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.RunWriter;
import io.github.grposuite.records.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Computes cells into a store, whoever asks for them: it knows nothing of claims. Threads may share
 * one, and then share the data of a seed; language models are trained one at a time.
 */
public final class CellWorker implements AutoCloseable {
  private final RunStore store;
  private final Optional<Duration> timeout;
  private final EngineListener listener;
  private final WorldCache worlds;
  private final CellTraining training;

  /**
   * A worker.
   *
   * @param store prepared; the record of a cell goes there
   * @param worlds number of data sets that are kept, one more than threads
   * @param timeout of a cell
   */
  public CellWorker(
      RunStore store, int worlds, Optional<Duration> timeout, EngineListener listener) {
    this.store = store;
    this.timeout = timeout;
    this.listener = listener;
    this.worlds = new WorldCache(worlds);
    this.training = new CellTraining(store, listener);
  }

  /**
   * Computes a cell; its record, finished or failed, is on disk after that.
   *
   * @throws StoreException if the disk does not take the record; there is none then
   */
  public CellStatus run(Cell cell) {
    return compute(cell).publish();
  }

  /** Computes a cell; its record, finished or failed, is complete but not yet on disk. */
  RunWriter compute(Cell cell) {
    RunWriter writer = store.writer(cell.identity());
    Optional<WorldCache.World> world = Optional.empty();
    try {
      world = Optional.of(worlds.get(cell, part -> listener.progressed(cell, "data", part)));
      writer = store.writer(cell.identity()); // The clock starts when the data are there.
      Deadline deadline = Deadline.in(timeout);
      writer.complete(
          training.train(
              cell,
              world.get().work(),
              FiniteMeasurements.of(writer, groups(world.get().work())),
              deadline),
          world.get().hash());
    } catch (StoreException e) {
      writer.discard();
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      List<String> groups = world.map(w -> groups(w.work())).orElse(List.of());
      String hash = world.map(WorldCache.World::hash).orElse("");
      writer.fail(CellFailures.of(e, writer.step(), groups), hash);
    }
    return writer;
  }

  private static List<String> groups(Workload work) {
    if (work instanceof Workload.LanguageModel texts) {
      return texts.pairs().groups();
    }
    return ((Workload.LogLinear) work).data().groups();
  }

  @Override
  public void close() {
    training.close();
  }
}
