package io.github.grposuite.cluster;

import io.github.grposuite.core.pairs.PairMatrix;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Some pairs of a block of a chunk, one after the other in one array.
 *
 * @param block number of the block in its chunk
 * @param from the first pair
 * @param most pairs at once
 */
record RowsTask(int block, int from, int most)
    implements FlatMapFunction<Iterator<PairMatrix>, double[]> {
  @Override
  public Iterator<double[]> call(Iterator<PairMatrix> blocks) {
    PairMatrix pairs = null;
    for (int i = 0; i <= block; i++) {
      pairs = blocks.next();
    }
    int count = Math.min(most, pairs.size() - from);
    int dimension = pairs.dimension();
    double[] rows = new double[count * dimension];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimension; j++) {
        rows[i * dimension + j] = pairs.get(0, from + i, j);
      }
    }
    return List.of(rows).iterator();
  }
}
