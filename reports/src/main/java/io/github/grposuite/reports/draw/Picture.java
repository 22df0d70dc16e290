package io.github.grposuite.reports.draw;

/**
 * A figure that has been written: what a page needs to show it.
 *
 * @param name of its files, without their endings
 * @param wide whether it has several panels
 * @param width in points
 */
public record Picture(String name, String caption, boolean wide, int width) {
  /** The figure without what was drawn, in the standard style. */
  public static Picture of(Figure figure) {
    return of(figure, FigureStyle.STANDARD);
  }

  /** The figure without what was drawn. */
  public static Picture of(Figure figure, FigureStyle style) {
    return new Picture(
        figure.name(),
        figure.caption(),
        figure.panels().size() > 1,
        (int) Math.round(figure.width(style)));
  }
}
