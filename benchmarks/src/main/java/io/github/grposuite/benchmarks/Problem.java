package io.github.grposuite.benchmarks;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The peers' problem: full-batch GR-DPO with β = 1, η_θ = 0.5, η_α = 0.9 from θ = 1, on N pairs of
 * d feature differences uniform on [−0.3, 0.7].
 *
 * <p>The first fifth is group 0, as in the peers; more than two groups share the rest equally.
 */
final class Problem {
  private Problem() {}

  /** Its pairs. */
  static PairMatrix pairs(int n, int d, int groups) {
    int first = n / 5;
    SplittableRandom random = new SplittableRandom(1);
    // One pair at a time: the largest problem fills the memory once, not twice.
    List<FeatureDifference> pairs =
        new AbstractList<>() {
          @Override
          public int size() {
            return n;
          }

          @Override
          public FeatureDifference get(int i) {
            int group = i < first ? 0 : 1 + (int) ((long) (i - first) * (groups - 1) / (n - first));
            return new FeatureDifference(
                group, random.doubles(d).map(uniform -> uniform - 0.3).toArray());
          }
        };
    return PairMatrix.of(groups, d, pairs);
  }

  /** A trainer before its first step. */
  static Trainer start(PairMatrix pairs) {
    double[] ones = new double[pairs.dimension()];
    Arrays.fill(ones, 1);
    return new Solver.Gradient(
            0.5, 1, StepSize.FIXED, 0, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST)
        .start(new Dpo(1), new ExponentiatedGradient(0.9, 1, 0), pairs, ones, null);
  }
}
