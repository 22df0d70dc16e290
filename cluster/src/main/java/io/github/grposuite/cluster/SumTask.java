package io.github.grposuite.cluster;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Totals;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;

/**
 * Sums over the blocks of a chunk.
 *
 * @param groups of every chunk its group
 * @param theta d long
 */
record SumTask(int[] groups, LossByGroup loss, double[] theta, boolean gradient)
    implements Function2<Integer, Iterator<PairMatrix>, Iterator<Totals>> {
  @Override
  public Iterator<Totals> call(Integer chunk, Iterator<PairMatrix> blocks) {
    List<Totals> sums = new ArrayList<>();
    blocks.forEachRemaining(
        block -> sums.add(GroupSums.block(block, loss.of(groups[chunk]), theta, gradient)));
    return List.of(Totals.addUp(sums, gradient)).iterator();
  }
}
