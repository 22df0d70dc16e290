package io.github.grposuite.core.pairs;

import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.PreferenceLoss;
import java.util.Arrays;

/**
 * By one pass over the pairs, for every group g the sum of its losses, the sum of their gradients,
 * and the number of pairs with a positive margin. Holds the scratch space, so it belongs to one
 * thread.
 *
 * <p>Pairs are taken in tiles that stay in the cache between the margins and the gradient; the
 * tiles and the order of summation depend on the data's shape alone.
 */
public final class GroupSums {
  private static final int COLUMN_TILE = 512;
  private static final int ROW_TILE = 32;

  private final Kernel kernel = Kernels.get();
  private final double[] theta;
  private final double[] h;
  private final double[] slope;
  private final double[] scratch = new double[Kernel.scratch(COLUMN_TILE)];
  private final double[] partial;
  private final double[] lossSums;
  private final double[][] gradientSums;
  private final int[] positives;
  private final double[] marginSums;

  /** Scratch space for matrices of that many groups and features, of any size. */
  public GroupSums(int groups, int dimension) {
    theta = new double[Kernel.pad(dimension)];
    h = new double[COLUMN_TILE];
    slope = new double[COLUMN_TILE];
    partial = new double[dimension * Kernel.LANES];
    lossSums = new double[groups];
    gradientSums = new double[groups][Kernel.pad(dimension)];
    positives = new int[groups];
    marginSums = new double[groups];
  }

  /** Computes losses and gradients at {@code at}, length d. */
  public void gradients(PairMatrix pairs, LossByGroup loss, double[] at) {
    compute(pairs, loss, at, true);
  }

  /** Computes losses and positive margins at {@code at}, length d. */
  public void measures(PairMatrix pairs, LossByGroup loss, double[] at) {
    compute(pairs, loss, at, false);
  }

  /** Σ_{i∈g} ℓ_i of the last pass. */
  public double lossSum(int group) {
    return lossSums[group];
  }

  /** Σ_{i∈g} ∇ℓ_i of the last {@link #gradients}, at least d long; valid until the next. */
  public double[] gradientSum(int group) {
    return gradientSums[group];
  }

  /** The number of pairs of the group with h &gt; 0 in the last {@link #measures}. */
  public int positives(int group) {
    return positives[group];
  }

  /** Σ_{i∈g} h_i of the last {@link #measures}. */
  public double marginSum(int group) {
    return marginSums[group];
  }

  private void compute(PairMatrix pairs, LossByGroup loss, double[] at, boolean gradient) {
    System.arraycopy(at, 0, theta, 0, pairs.dimension);
    int tile = pairs.byColumn ? COLUMN_TILE : ROW_TILE;
    for (int g = 0; g < pairs.groups(); g++) {
      PreferenceLoss own = loss.of(g);
      if (gradient) {
        Arrays.fill(pairs.byColumn ? partial : gradientSums[g], 0.0);
      }
      double sum = 0;
      int positive = 0;
      double margins = 0;
      for (int first = 0; first < pairs.counts[g]; first += tile) {
        int count = Math.min(tile, pairs.counts[g] - first);
        int row = pairs.starts[g] + first;
        margins(pairs, row, count);
        if (!gradient) {
          positive += countPositive(count);
          margins += sumMargins(count);
        }
        sum += own.sum(h, count, slope, scratch);
        if (gradient) {
          addGradient(pairs, row, count, gradientSums[g]);
        }
      }
      lossSums[g] = sum;
      positives[g] = positive;
      marginSums[g] = margins;
      if (gradient && pairs.byColumn) {
        for (int j = 0; j < pairs.dimension; j++) {
          gradientSums[g][j] = Kernel.sumLanes(partial, j * Kernel.LANES);
        }
      }
    }
  }

  private void margins(PairMatrix pairs, int row, int count) {
    int padded = Kernel.pad(count);
    if (pairs.byColumn) {
      kernel.columnMargins(pairs.x, row, pairs.stride, pairs.dimension, theta, h, padded);
    } else {
      kernel.rowMargins(pairs.x, row * pairs.stride, pairs.stride, theta, h, padded, scratch);
    }
  }

  private void addGradient(PairMatrix pairs, int row, int count, double[] sum) {
    int padded = Kernel.pad(count);
    if (pairs.byColumn) {
      kernel.columnGradient(pairs.x, row, pairs.stride, pairs.dimension, slope, padded, partial);
    } else {
      kernel.rowGradient(pairs.x, row * pairs.stride, pairs.stride, slope, padded, sum);
    }
  }

  private int countPositive(int count) {
    int positive = 0;
    for (int i = 0; i < count; i++) {
      positive += h[i] > 0 ? 1 : 0;
    }
    return positive;
  }

  private double sumMargins(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += h[i];
    }
    return sum;
  }
}
