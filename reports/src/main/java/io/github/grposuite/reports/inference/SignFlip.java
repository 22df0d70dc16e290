package io.github.grposuite.reports.inference;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The test that differences are symmetric about 0, by flipping their signs (Fisher 1935, section
 * 21; {@code scipy.stats.permutation_test} with {@code permutation_type='samples'}): the fraction
 * of sign patterns whose mean is at least the observed one, or whose |mean| is.
 *
 * <p>Up to 20 differences all 2ⁿ patterns count: the sums of either half's patterns are listed, and
 * pairs of them counted (Horowitz and Sahni 1974). Beyond, 50,000 patterns are drawn, and p = (b +
 * 1) / (m + 1) where b of m count (Phipson and Smyth 2010).
 */
public final class SignFlip {
  private static final int MOST_EXACT = 20;
  private static final int DRAWS = 50_000;

  /**
   * Patterns whose sums are equal but for rounding tie: by this much of the sum of magnitudes,
   * which is what rounding grows with.
   */
  private static final double TIE = 1e-12;

  private SignFlip() {}

  /**
   * Two-sided: 1 if all differences are 0 or there is one only, NaN if there is none.
   *
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static double pValue(double[] differences) {
    return pValue(differences, true);
  }

  /**
   * One-sided, against differences that tend to be positive: 1 if all are 0, NaN if there is none.
   *
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static double greater(double[] differences) {
    return pValue(differences, false);
  }

  /** The smallest one-sided p-value that so many differences can have. */
  public static double smallest(int n) {
    return n <= MOST_EXACT ? Math.scalb(1.0, -n) : 1 / (DRAWS + 1.0);
  }

  private static double pValue(double[] differences, boolean twoSided) {
    Samples.finite(differences);
    int n = differences.length;
    if (n == 0) {
      return Double.NaN;
    }
    double sum = 0;
    double magnitude = 0;
    for (double difference : differences) {
      sum += difference;
      magnitude += Math.abs(difference);
    }
    double bound = (twoSided ? Math.abs(sum) : sum) - TIE * magnitude;
    if (magnitude == 0 || twoSided && bound <= 0) {
      return 1;
    }
    return n <= MOST_EXACT
        ? exact(differences, bound, twoSided)
        : drawn(differences, bound, twoSided);
  }

  private static double exact(double[] differences, double bound, boolean twoSided) {
    int half = differences.length / 2;
    double[] left = patterns(differences, 0, half);
    double[] right = patterns(differences, half, differences.length);
    Arrays.sort(right);
    long extreme = 0;
    for (double sum : left) {
      extreme += right.length - Samples.countBelow(right, bound - sum);
      extreme += twoSided ? Samples.countUpTo(right, -bound - sum) : 0;
    }
    return extreme / ((double) left.length * right.length);
  }

  /** The sums under all patterns of signs of the differences from one index to before another. */
  private static double[] patterns(double[] differences, int from, int to) {
    double[] sums = new double[1 << (to - from)];
    for (int pattern = 0; pattern < sums.length; pattern++) {
      sums[pattern] = sum(differences, from, to, pattern);
    }
    return sums;
  }

  private static double sum(double[] differences, int from, int to, long signs) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (signs >>> (i - from) & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static double drawn(double[] differences, double bound, boolean twoSided) {
    int n = differences.length;
    UniformRandomProvider random = Streams.of("sign-flip/" + n);
    int extreme = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int from = 0; from < n; from += Long.SIZE) {
        sum += sum(differences, from, Math.min(n, from + Long.SIZE), random.nextLong());
      }
      extreme += (twoSided ? Math.abs(sum) : sum) >= bound ? 1 : 0;
    }
    return (extreme + 1.0) / (DRAWS + 1.0);
  }
}
