package io.github.grposuite.reports.draw;

/**
 * How a line or bar looks, as positions in the theme's lists, which repeat when they are used up.
 *
 * @param colour position of the colour and marker
 * @param dash position of the dash pattern; 0 is solid
 */
public record Style(int colour, int dash) {
  private static final int TEXT = -1;

  /** A dash pattern in no line's colour, for the legend of what dashes mean. */
  public static Style ofDash(int dash) {
    return new Style(TEXT, dash);
  }

  boolean hasColour() {
    return colour != TEXT;
  }
}
