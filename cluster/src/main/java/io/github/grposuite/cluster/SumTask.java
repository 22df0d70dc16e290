package io.github.grposuite.cluster;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Totals;
import io.github.grposuite.experiments.plugins.Blame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function2;

/**
 * Sums over the blocks of a chunk.
 *
 * @param groups of every chunk its group
 * @param theta d long
 */
record SumTask(int[] groups, SentLoss loss, double[] theta, boolean gradient)
    implements Function2<Integer, Iterator<PairMatrix>, Iterator<ChunkResult>> {
  @Override
  public Iterator<ChunkResult> call(Integer chunk, Iterator<PairMatrix> blocks) throws IOException {
    return List.of(sums(groups[chunk], blocks, loss.open())).iterator();
  }

  private ChunkResult sums(int group, Iterator<PairMatrix> blocks, SentLoss.Opened opened) {
    LossByGroup own = opened.loss();
    try {
      List<Totals> sums = new ArrayList<>();
      blocks.forEachRemaining(
          block -> sums.add(GroupSums.block(block, own.of(group), theta, gradient)));
      return new ChunkResult.Summed(Totals.addUp(sums, gradient));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      Optional<String> words = Blame.of(opened.plugins(), e);
      if (words.isEmpty()) {
        throw e; // Spark tries it again.
      }
      return new ChunkResult.Failed(words.get());
    }
  }
}
