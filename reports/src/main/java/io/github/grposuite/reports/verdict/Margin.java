package io.github.grposuite.reports.verdict;

/**
 * By how much more than 0 a claim says that a method differs.
 *
 * @param size not negative; in the metric's unit, or a fraction
 * @param relative whether it is a fraction of the baseline's value, seed by seed
 */
public record Margin(double size, boolean relative) {
  /** Any difference will do. */
  public static final Margin NONE = new Margin(0, false);

  public Margin {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a margin must be 0 or a positive number; its sign follows from the direction");
    }
  }

  /** In the metric's unit, of what is subtracted; with its sign if it is relative. */
  double of(double baseline) {
    return relative ? size * baseline : size;
  }
}
