package io.github.grposuite.language.training;

import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;

/**
 * What weights that follow the losses hear of a micro-batch of n pairs, n_g of them of group g, and
 * the scale of the gradient; N_g of all N training pairs are of group g.
 */
public enum GroupLoss {
  /**
   * The mean Σ_{i∈g} ℓ_i / n_g, and nothing of a group without a pair. The gradient is Σ_g w_g
   * (1/n) (N/N_g) Σ_{i∈g} ∇ℓ_i, whose mean over micro-batches is Σ_g w_g ∇L_g.
   */
  MEAN(1) {
    @Override
    SeenLosses heard(double[] scaled, double[] sums, int[] counts, double[][] gradients) {
      double[] means = new double[sums.length];
      Arrays.setAll(means, g -> counts[g] == 0 ? 0 : sums[g] / counts[g]);
      return new SeenLosses(means, counts, gradients);
    }

    @Override
    double scale(int pairs) {
      return 1.0 / pairs;
    }
  },
  /**
   * The authors' N Σ_{i∈g} ℓ_i / N_g, which is not divided by n, and 0 for a group without a pair.
   * The gradient is that of these, n times the other one.
   */
  SUM(8) {
    @Override
    SeenLosses heard(double[] scaled, double[] sums, int[] counts, double[][] gradients) {
      int[] all = new int[counts.length];
      Arrays.fill(all, 1);
      return new SeenLosses(scaled, all, gradients);
    }

    @Override
    double scale(int pairs) {
      return 1;
    }
  };

  private final int pairs;

  GroupLoss(int pairs) {
    this.pairs = pairs;
  }

  /** What is heard of a group whose pairs have that loss, in the scripts' micro-batches of 8. */
  double heardOf(double loss) {
    return pairs * loss;
  }

  /**
   * What the weighting hears.
   *
   * @param scaled N Σ ℓ_i / N_g of every group
   * @param sums Σ ℓ_i
   * @param counts n_g
   * @param gradients of the groups' losses up to a factor; empty if not asked for
   */
  abstract SeenLosses heard(double[] scaled, double[] sums, int[] counts, double[][] gradients);

  /** What multiplies Σ_g w_g N Σ ∇ℓ_i / N_g in the gradient of so many pairs. */
  abstract double scale(int pairs);
}
