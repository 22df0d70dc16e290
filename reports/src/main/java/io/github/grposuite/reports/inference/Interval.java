package io.github.grposuite.reports.inference;

/**
 * An interval of values, its ends included; both are NaN where there is none.
 *
 * @param low in the units of what was estimated
 * @param high not less than {@code low}
 */
public record Interval(double low, double high) {
  /** Where a sample says nothing about its own spread. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** Standard errors between the ends of a 95 % interval of a normal mean. */
  public static final double ERRORS = 3.92;

  public Interval {
    if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "an interval needs low ≤ high, or NaN twice, but was " + low + " to " + high);
    }
  }

  public boolean exists() {
    return !Double.isNaN(low);
  }

  /** Whether the value is inside or at an end; never if there is no interval. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
