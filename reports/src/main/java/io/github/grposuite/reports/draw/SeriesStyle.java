package io.github.grposuite.reports.draw;

/**
 * How a line or bar looks, as positions in the theme's lists, which repeat when they are used up.
 *
 * @param colour position of the colour and marker
 * @param dash position of the dash pattern; 0 is solid
 * @param shade position from the darkest, 0, to the lightest, 1, on a scale of one hue, for series
 *     that are values of one setting; NaN for the colour at its position
 * @param tint how much white is in that colour, 0 to 1, for series that are of one method
 */
public record SeriesStyle(int colour, int dash, double shade, double tint) {
  private static final int TEXT = -1;

  /** Lighter ones are not seen on white. */
  private static final double MOST_TINT = 0.6;

  public SeriesStyle {
    if (shade < 0 || shade > 1) {
      throw new IllegalArgumentException(
          "shade must be 0 to 1, or NaN for none, but was %s".formatted(shade));
    }
  }

  /** In the colour at that position. */
  public SeriesStyle(int colour, int dash) {
    this(colour, dash, Double.NaN, 0);
  }

  /**
   * One of several values of a setting: sequential colours, each with its own dashes.
   *
   * @param place from 0
   * @param of how many
   */
  public static SeriesStyle sequential(int place, int of) {
    return new SeriesStyle(place, place, of < 2 ? 0 : place / (of - 1.0), 0);
  }

  /** A dash pattern in no line's colour, for the legend of what dashes mean. */
  public static SeriesStyle ofDash(int dash) {
    return new SeriesStyle(TEXT, dash);
  }

  /** Without dashes. */
  public SeriesStyle solid() {
    return new SeriesStyle(colour, 0, shade, tint);
  }

  /**
   * One of several of a method: its colour from full to light, each with its own dashes.
   *
   * @param place from 0
   * @param of how many
   */
  public SeriesStyle variant(int place, int of) {
    double least = Math.min(tint, MOST_TINT);
    double own = of < 2 ? 0 : (MOST_TINT - least) * place / (of - 1.0);
    return new SeriesStyle(colour, place, shade, least + own);
  }

  boolean hasColour() {
    return colour != TEXT;
  }

  boolean isSequential() {
    return !Double.isNaN(shade);
  }
}
