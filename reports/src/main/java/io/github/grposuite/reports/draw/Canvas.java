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

  /** A label of a horizontal axis, shortened if need be. */
  String across(String label) {
    return FittedText.shortened(label, theme.label(), width - BESIDE_AN_AXIS);
  }

  /** A label of a vertical axis, shortened if need be. */
  String upwards(String label) {
    return FittedText.shortened(label, theme.label(), height - BESIDE_AN_AXIS);
  }

  /** A label in a part of the width, such as a row's name. */
  String within(String label, double part) {
    return FittedText.shortened(label, theme.tick(), part * width);
  }
}
