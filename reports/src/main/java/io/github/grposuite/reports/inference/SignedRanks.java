package io.github.grposuite.reports.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * A sample by its order alone, so that infinite values have a place: its median, and the test of
 * Wilcoxon (1945, "Individual comparisons by ranking methods", Biometrics Bulletin 1) by flipping
 * the signs of the signed ranks; {@code scipy.stats.wilcoxon} where that is exact.
 */
public final class SignedRanks {
  private static final double TAIL = 0.025;

  private SignedRanks() {}

  /**
   * One-sided, against values that tend to be positive: zeros are left out, equal magnitudes share
   * their mean rank. 1 if all are 0, NaN if there is none.
   */
  public static double greater(double[] values) {
    double[] magnitudes =
        Ties.levelled(Arrays.stream(checked(values)).filter(v -> v != 0).map(Math::abs).toArray());
    double[] ranks =
        magnitudes.length == 0
            ? magnitudes
            : new NaturalRanking(TiesStrategy.AVERAGE).apply(magnitudes);
    double[] signed = new double[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      signed[i] = values[i] == 0 ? 0 : Math.signum(values[i]) * ranks[next++];
    }
    return SignFlip.greater(signed);
  }

  /** The value in the middle, the mean of the two there; 0 between two opposite infinities. */
  public static double median(double[] values) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    double low = sorted[(n - 1) / 2];
    double high = sorted[n / 2];
    return low == high ? low : low == -high ? 0 : low / 2 + high / 2;
  }

  /**
   * Between the k-th lowest and the k-th highest value, k as large as coverage of 95 % allows: the
   * interval of the sign test, of any distribution. Without ends if there are fewer than 6.
   */
  public static Interval medianInterval(double[] values) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    int k = fromEitherEnd(n);
    return k == 0
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : new Interval(sorted[k - 1], sorted[n - k]);
  }

  /** The largest k with P(X < k) within the tail, X binomial of n fair coins. */
  private static int fromEitherEnd(int n) {
    double term = Math.scalb(1.0, -n);
    double tail = term;
    int k = 0;
    for (int next = 1; next <= n && tail <= TAIL; next++) {
      k = next;
      term = term * (n - next + 1) / next;
      tail += term;
    }
    return k;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = checked(values).clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double[] checked(double[] values) {
    IntStream.range(0, values.length)
        .filter(i -> Double.isNaN(values[i]))
        .findFirst()
        .ifPresent(
            i -> {
              throw new IllegalArgumentException("the value at index " + i + " is not a number");
            });
    return values;
  }
}
