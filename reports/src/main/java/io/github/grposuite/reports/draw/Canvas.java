package io.github.grposuite.reports.draw;

/**
 * What a panel is drawn on: its theme and its size.
 *
 * @param width in points
 * @param height in points
 */
record Canvas(Theme theme, double width, double height) {
  /** What the panel's border, title and the other axis take of a length, in points. */
  private static final double BESIDE_AN_AXIS = 70;

  /** What the panel's border and the axis take beside names, in points. */
  private static final double BESIDE_NAMES = 40;

  /** A label of a horizontal axis, in several lines if need be. */
  String across(String label) {
    return AxisLabels.wrapped(label, width - BESIDE_AN_AXIS, theme);
  }

  /** The same below data beside names of that width, in points. */
  String across(String label, double names) {
    double beside = Math.max(BESIDE_AN_AXIS, names + BESIDE_NAMES);
    return AxisLabels.wrapped(label, Math.max(width / 4, width - beside), theme);
  }

  /** A label of a vertical axis, in several lines if need be. */
  String upwards(String label) {
    return AxisLabels.wrapped(label, height - BESIDE_AN_AXIS, theme);
  }

  /** A label in a part of the width, such as a row's name. */
  Words within(String label, double part) {
    return Words.of(label, theme.tick(), part * width);
  }
}
