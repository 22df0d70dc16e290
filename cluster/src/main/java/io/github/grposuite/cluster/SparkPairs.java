package io.github.grposuite.cluster;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.experiments.engine.MachineException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Training pairs in blocks on the executors of a cluster: in their memory, or on their disks where
 * that is full. A lost block is read from the files again.
 */
final class SparkPairs implements Pairs {
  /** Numbers that come here at once. */
  private static final int MOST_NUMBERS = 1 << 23;

  private final JavaRDD<PairMatrix> blocks;
  private final List<PairChunk> chunks;
  private final int groups;
  private final int dimension;
  private final SentLosses losses;
  private final Runnable waiting;

  /**
   * Pairs that are read when they are first needed.
   *
   * @param losses how those that executors sum are sent
   * @param waiting called now and then while executors compute
   */
  SparkPairs(
      JavaSparkContext context,
      ChunkTask.Chunks chunks,
      int groups,
      int dimension,
      SentLosses losses,
      Runnable waiting) {
    this.chunks = chunks.chunks();
    this.groups = groups;
    this.dimension = dimension;
    this.losses = losses;
    this.waiting = waiting;
    List<Integer> numbers = IntStream.range(0, this.chunks.size()).boxed().toList();
    blocks =
        context
            .parallelize(numbers, numbers.size())
            .flatMap(new ChunkTask(context.broadcast(chunks)))
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Frees the executors' memory. */
  void remove() {
    blocks.unpersist(false);
  }

  @Override
  public int groups() {
    return groups;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int[] sizes() {
    int[] sizes = new int[groups];
    chunks.forEach(chunk -> sizes[chunk.group()] += chunk.pairs());
    return sizes;
  }

  @Override
  public PairSums sums() {
    return new SparkSums(this);
  }

  /** What a task gives of every chunk, in their order. */
  List<ChunkResult> sums(SumTask task) {
    return collected(blocks.mapPartitionsWithIndex(task, true));
  }

  /** A loss, ready to travel. */
  SentLoss sent(LossByGroup loss) {
    return losses.of(loss);
  }

  /** Of every chunk its group. */
  int[] chunkGroups() {
    return chunks.stream().mapToInt(PairChunk::group).toArray();
  }

  private <T> List<T> collected(JavaRDD<T> results) {
    try {
      JavaFutureAction<List<T>> future = results.collectAsync();
      while (true) {
        try {
          return future.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          waiting.run();
        }
      }
    } catch (Exception e) { // Spark throws checked exceptions without saying so.
      throw gaveUp(e);
    }
  }

  private static MachineException gaveUp(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new MachineException("Spark gave it up: " + SparkFailure.reason(e), e);
  }

  @Override
  public void read(int group, Consumer<double[]> reader) {
    int most = Math.max(1, MOST_NUMBERS / dimension);
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      if (chunks.get(chunk).group() == group) {
        int pairs = chunks.get(chunk).pairs();
        for (int from = 0; from < pairs; from += GroupSums.BLOCK) {
          int block = from / GroupSums.BLOCK;
          int count = Math.min(GroupSums.BLOCK, pairs - from);
          for (int first = 0; first < count; first += most) {
            rows(chunk, new RowsTask(block, first, most), reader);
          }
        }
      }
    }
  }

  private void rows(int chunk, RowsTask task, Consumer<double[]> reader) {
    try {
      double[] rows = blocks.mapPartitions(task).collectPartitions(new int[] {chunk})[0].get(0);
      double[] pair = new double[dimension];
      for (int at = 0; at < rows.length; at += dimension) {
        System.arraycopy(rows, at, pair, 0, dimension);
        reader.accept(pair);
      }
    } catch (Exception e) { // As above.
      throw gaveUp(e);
    }
  }
}
