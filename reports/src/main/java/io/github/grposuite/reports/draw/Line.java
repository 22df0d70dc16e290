package io.github.grposuite.reports.draw;

/**
 * A line with a band around it.
 *
 * @param x increasing
 * @param y as many; a value that is not finite leaves a gap
 * @param low the band's lower end at each point; NaN for none
 * @param high the band's upper end at each point; NaN for none
 */
public record Line(
    String label, SeriesStyle style, double[] x, double[] y, double[] low, double[] high) {
  public Line {
    if (x.length != y.length || x.length != low.length || x.length != high.length) {
      throw new IllegalArgumentException(
          "line %s must have as many x, y, low and high, but has %s, %s, %s and %s"
              .formatted(label, x.length, y.length, low.length, high.length));
    }
  }

  /** With a band of an error's width to each side. */
  public static Line withError(
      String label, SeriesStyle style, double[] x, double[] y, double[] error) {
    if (x.length != y.length || x.length != error.length) {
      throw new IllegalArgumentException(
          "line %s must have as many x, y and errors, but has %s, %s and %s"
              .formatted(label, x.length, y.length, error.length));
    }
    double[] low = new double[y.length];
    double[] high = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      low[i] = y[i] - error[i];
      high[i] = y[i] + error[i];
    }
    return new Line(label, style, x, y, low, high);
  }
}
