package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.CellSession;
import io.github.grposuite.experiments.engine.CellWorker;
import io.github.grposuite.experiments.engine.Engine;
import io.github.grposuite.experiments.engine.Lease;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.BlockedPairs;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.Dataset;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.PairPlacement;
import io.github.grposuite.experiments.training.TrainingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one cell at a time, its training pairs in blocks on the executors of a Spark cluster; a
 * pass over them is a Spark job. Everything else is done by this process, the driver.
 */
public final class SparkPairsEngine implements Engine {
  private final Connection connection;
  private final RunOptions options;
  private final SentLosses losses;
  private final Map<DataPlan<?>, DataPlan<Dataset.LogLinear>> plans = new IdentityHashMap<>();
  private Optional<SparkPairs> placed = Optional.empty();
  private ExecutorWatch watch;

  SparkPairsEngine(RunOptions options) {
    this.options = options;
    connection = Connection.open(options.master());
    losses = new SentLosses(connection.context());
  }

  @Override
  public void run(List<Cell> cells, CellSession session) {
    List<Cell> blocked = cells.stream().map(this::blocked).toList();
    for (Cell cell : cells) {
      connection.ship(ExperimentBundle.extras(document(cell.data().settings()), List.of()));
    }
    watch = connection.watch("its pairs are read again", session.listener()::noted);
    connection.context().sc().addSparkListener(watch);
    try (CellWorker worker =
        new CellWorker(session.store(), 1, options.timeout(), session.listener())) {
      for (Cell cell : blocked) {
        if (!session.stopped()) {
          session.lease(cell).ifPresent(lease -> train(worker, lease, session));
        }
      }
    } finally {
      connection.context().sc().removeSparkListener(watch);
    }
  }

  private static void train(CellWorker worker, Lease lease, CellSession session) {
    try {
      session.ended(lease, worker.run(lease.cell()));
    } catch (RuntimeException e) {
      session.lost(lease, e);
    }
  }

  /** The same cell, its training pairs in blocks. */
  @SuppressWarnings("unchecked") // Data in blocks are of log-linear policies alone.
  private Cell blocked(Cell cell) {
    losses.add(cell.method());
    DataPlan<Dataset.LogLinear> data = plans.computeIfAbsent(cell.data(), this::plan);
    MethodPlan<Dataset.LogLinear> method = (MethodPlan<Dataset.LogLinear>) cell.method();
    return new Cell(new TrainingTask<>(data, method), cell.seed(), cell.varied());
  }

  private DataPlan<Dataset.LogLinear> plan(DataPlan<?> original) {
    String data = document(original.settings());
    String moved = DocumentPaths.changeFiles(data, ExperimentBundle::absolute);
    PairPlacement placement = (pairs, seed) -> place(pairs, seed, moved);
    return BlockedPairs.of(original.settings()).plan(original, placement);
  }

  private static String document(Map<String, Object> data) {
    try {
      return YamlFormat.MAPPER.writeValueAsString(Map.of("data", data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SparkPairs place(BlockedPairs pairs, long seed, String document) {
    placed.ifPresent(SparkPairs::remove);
    int[] sizes = pairs.trainSizes(seed);
    long bytes = (long) pairs.dimension() * pairs.bytesOfNumber();
    int blocks = ChunkSize.of(sizes, bytes, connection.context().defaultParallelism());
    ChunkTask.Chunks chunks = new ChunkTask.Chunks(document, pairs.chunks(blocks, seed));
    SparkPairs fresh =
        new SparkPairs(
            connection.context(),
            chunks,
            sizes.length,
            pairs.dimension(),
            losses,
            () -> watch.look());
    placed = Optional.of(fresh);
    return fresh;
  }

  @Override
  public void close() {
    connection.close();
  }
}
