package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.renderer.PaintScale;

/**
 * The colours of values: cividis, which is perceived alike with and without red-green blindness,
 * and whose lightness grows with the value (Nuñez, Anderton and Renslow 2018, "Optimizing colormaps
 * with consideration for color vision deficiency", PLOS ONE 13(7)). Its ten tenths, between which
 * colours are interpolated.
 *
 * @param low the value of the darkest colour
 * @param high of the lightest; above low
 */
record HeatScale(double low, double high) implements PaintScale {
  /** Of a value that is not finite. */
  static final Color ABSENT = new Color(0xe0, 0xe0, 0xe0);

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x22, 0x4e),
          new Color(0x12, 0x35, 0x70),
          new Color(0x3b, 0x49, 0x6c),
          new Color(0x57, 0x5d, 0x6d),
          new Color(0x70, 0x71, 0x73),
          new Color(0x8a, 0x86, 0x78),
          new Color(0xa5, 0x9c, 0x74),
          new Color(0xc3, 0xb3, 0x69),
          new Color(0xe1, 0xcc, 0x55),
          new Color(0xfe, 0xe8, 0x38));

  @Override
  public double getLowerBound() {
    return low;
  }

  @Override
  public double getUpperBound() {
    return high;
  }

  @Override
  public Color getPaint(double value) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    double position = Math.max(0, Math.min(1, (value - low) / (high - low))) * (COLOURS.size() - 1);
    int below = (int) Math.min(COLOURS.size() - 2, Math.floor(position));
    double part = position - below;
    Color from = COLOURS.get(below);
    Color to = COLOURS.get(below + 1);
    return new Color(
        between(from.getRed(), to.getRed(), part),
        between(from.getGreen(), to.getGreen(), part),
        between(from.getBlue(), to.getBlue(), part));
  }

  /** Black or white, whichever contrasts more with a value's colour (WCAG 2.1, 1.4.3). */
  Color ink(double value) {
    double luminance = luminance(getPaint(value));
    double onBlack = (luminance + 0.05) / 0.05;
    double onWhite = 1.05 / (luminance + 0.05);
    return onBlack >= onWhite ? Color.BLACK : Color.WHITE;
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int between(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }
}
