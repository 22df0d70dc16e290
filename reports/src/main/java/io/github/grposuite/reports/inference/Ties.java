package io.github.grposuite.reports.inference;

import java.util.Arrays;

/**
 * Equality up to rounding, one rule wherever values are compared: two values are equal if they
 * differ by at most 10⁻¹² of the larger of their magnitudes. Sums of a few thousand terms in double
 * precision are exact to about 10⁻¹³; what differs by less than the bound was computed differently,
 * not measured to be different.
 */
public final class Ties {
  /** Of the larger magnitude. */
  public static final double RELATIVE = 1e-12;

  private Ties() {}

  /** Whether the values are equal up to rounding; infinite ones are if they are the same. */
  public static boolean equal(double a, double b) {
    double larger = Math.max(Math.abs(a), Math.abs(b));
    return a == b || larger < Double.POSITIVE_INFINITY && Math.abs(a - b) <= RELATIVE * larger;
  }

  /** {@code a − b}, and 0 where they are equal, infinite ones included. */
  public static double difference(double a, double b) {
    return equal(a, b) ? 0 : a - b;
  }

  /** The same pair by pair. */
  static double[] differences(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> difference(a[i], b[i]));
    return differences;
  }

  /**
   * Values of which those that are equal up to rounding are equal in every bit: from the lowest on,
   * each takes the value of the lowest that it equals. In their order, in one array.
   */
  static double[] levelled(double[] values) {
    double[] sorted = Arrays.stream(values).map(value -> value + 0.0).toArray();
    Arrays.sort(sorted);
    double[] levels = sorted.clone();
    for (int i = 1; i < levels.length; i++) {
      levels[i] = equal(levels[i - 1], sorted[i]) ? levels[i - 1] : sorted[i];
    }
    return Arrays.stream(values)
        .map(value -> levels[Arrays.binarySearch(sorted, value + 0.0)])
        .toArray();
  }
}
