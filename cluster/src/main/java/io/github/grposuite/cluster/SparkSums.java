package io.github.grposuite.cluster;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Totals;
import java.util.ArrayList;
import java.util.List;

/** Sums over blocks on executors, one Spark job a pass; chunks are added as blocks are. */
final class SparkSums implements PairSums {
  private final SparkPairs pairs;
  private final int[] groups;
  private final Totals[] sums;

  SparkSums(SparkPairs pairs) {
    this.pairs = pairs;
    groups = pairs.chunkGroups();
    sums = new Totals[pairs.groups()];
  }

  @Override
  public void gradients(LossByGroup loss, double[] at) {
    compute(new SumTask(groups, pairs.sent(loss), at.clone(), true));
  }

  @Override
  public void measures(LossByGroup loss, double[] at) {
    compute(new SumTask(groups, pairs.sent(loss), at.clone(), false));
  }

  private void compute(SumTask task) {
    List<Totals> chunks = pairs.sums(task).stream().map(SparkSums::totals).toList();
    for (int g = 0; g < sums.length; g++) {
      List<Totals> own = new ArrayList<>();
      for (int chunk = 0; chunk < groups.length; chunk++) {
        if (groups[chunk] == g) {
          own.add(chunks.get(chunk));
        }
      }
      sums[g] = Totals.addUp(own, task.gradient());
    }
  }

  private static Totals totals(ChunkResult chunk) {
    if (chunk instanceof ChunkResult.Failed failed) {
      IllegalStateException failure = new IllegalStateException(failed.reason());
      failure.setStackTrace(new StackTraceElement[0]); // Whose fault it is has been said.
      throw failure;
    }
    return ((ChunkResult.Summed) chunk).totals();
  }

  @Override
  public double lossSum(int group) {
    return sums[group].loss();
  }

  @Override
  public double[] gradientSum(int group) {
    return sums[group].gradient();
  }

  @Override
  public int positives(int group) {
    return sums[group].positives();
  }

  @Override
  public double marginSum(int group) {
    return sums[group].margins();
  }
}
