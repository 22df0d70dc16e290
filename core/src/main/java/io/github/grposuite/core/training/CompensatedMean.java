package io.github.grposuite.core.training;

import java.util.Arrays;

/**
 * The mean of vectors that are added one by one, by Kahan's summation: its relative error is two
 * units in the last place for any number of them (Higham 2002, section 4.3), where a plain sum of a
 * million would lose six digits at worst.
 */
final class CompensatedMean {
  private final double[] sums;

  /** What the sums have too much. */
  private final double[] excess;

  private final double[] mean;

  CompensatedMean(int length) {
    sums = new double[length];
    excess = new double[length];
    mean = new double[length];
  }

  void add(double[] vector) {
    for (int j = 0; j < sums.length; j++) {
      double term = vector[j] - excess[j];
      double sum = sums[j] + term;
      excess[j] = (sum - sums[j]) - term;
      sums[j] = sum;
    }
  }

  /** The mean of {@code count} vectors; valid until the next call. */
  double[] of(int count) {
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (sums[j] - excess[j]) / count;
    }
    return mean;
  }

  /** The sums, then what they have too much. */
  double[] state() {
    double[] state = Arrays.copyOf(sums, 2 * sums.length);
    System.arraycopy(excess, 0, state, sums.length, excess.length);
    return state;
  }

  void restore(double[] state) {
    System.arraycopy(state, 0, sums, 0, sums.length);
    System.arraycopy(state, sums.length, excess, 0, excess.length);
  }
}
