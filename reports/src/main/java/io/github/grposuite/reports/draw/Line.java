package io.github.grposuite.reports.draw;

/**
 * A line with a band around it.
 *
 * @param x increasing
 * @param y as many; a value that is not finite leaves a gap
 * @param error half the band's width at each point; NaN for none
 */
public record Line(String label, Style style, double[] x, double[] y, double[] error) {
  public Line {
    if (x.length != y.length || x.length != error.length) {
      throw new IllegalArgumentException(
          "line %s must have as many x, y and errors, but has %s, %s and %s"
              .formatted(label, x.length, y.length, error.length));
    }
  }
}
