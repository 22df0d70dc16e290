package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How figures look, wherever a journal has its own wishes. Lengths are in points (1/72 inch).
 *
 * @param panelWidth of one panel, {@value #LEAST_LENGTH} to {@value #MOST_LENGTH} points
 * @param panelHeight of one panel, in the same range; panels of many rows are drawn taller
 * @param fontSize of tick labels and legends, 4 to 36 points; axis labels are a tenth and titles a
 *     fifth larger
 * @param palette the colours of a figure's series in order, none transparent; used again from the
 *     first if there are more series
 * @param dotsPerInch of a PNG, 72 to 1200
 * @param lineWidth of a line of means, 0.1 to 10 points; dashes and markers grow with it
 * @param font a TrueType file; without one Liberation Sans, which is bundled
 */
public record FigureStyle(
    double panelWidth,
    double panelHeight,
    double fontSize,
    List<Color> palette,
    int dotsPerInch,
    double lineWidth,
    Optional<Path> font) {
  static final double LEAST_LENGTH = 120;
  static final double MOST_LENGTH = 2000;

  /** Okabe and Ito, "Color Universal Design" (2008). */
  private static final List<Color> OKABE_ITO =
      List.of(
          new Color(0x00, 0x72, 0xb2), // blue
          new Color(0x00, 0x9e, 0x73), // bluish green
          new Color(0xd5, 0x5e, 0x00), // vermillion
          new Color(0xcc, 0x79, 0xa7), // reddish purple
          new Color(0xe6, 0x9f, 0x00), // orange
          new Color(0x56, 0xb4, 0xe9), // sky blue
          Color.BLACK);

  /** The suite's own: 384 by 288 points a panel, 10 point text, 216 dots an inch. */
  public static final FigureStyle STANDARD =
      new FigureStyle(384, 288, 10, OKABE_ITO, 216, 1.6, Optional.empty());

  public FigureStyle {
    palette = List.copyOf(palette);
    within("panel width", panelWidth, LEAST_LENGTH, MOST_LENGTH, "points (1/72 inch)");
    within("panel height", panelHeight, LEAST_LENGTH, MOST_LENGTH, "points (1/72 inch)");
    within("font size", fontSize, 4, 36, "points");
    within("dots per inch", dotsPerInch, 72, 1200, "dots");
    within("line width", lineWidth, 0.1, 10, "points");
    if (palette.isEmpty()) {
      throw new IllegalArgumentException(
          "palette must have at least one colour, but has none; name some such as #0072b2, or leave"
              + " it out for the standard ones");
    }
    if (palette.stream().anyMatch(colour -> colour.getAlpha() != 255)) {
      throw new IllegalArgumentException(
          "palette must have opaque colours only, but one is transparent; give it as #rrggbb");
    }
    font.ifPresent(Typeface::of);
  }

  /**
   * The standard style but for what is given: {@code width} and {@code height} of a panel (points,
   * or text such as {@code "3.3in"}, {@code "8cm"}, {@code "80mm"}, {@code "240pt"}), {@code
   * font_size} and {@code line_width} (likewise), {@code font} (path of a TrueType file), {@code
   * palette} (list of {@code #rrggbb}) and {@code dpi}.
   *
   * @throws IllegalArgumentException if a key is unknown or a value is not what it should be; says
   *     what was expected, what was found and what to do
   */
  public static FigureStyle of(Map<String, ?> settings) {
    return new StyleSettings(settings).style();
  }

  /** NaN is outside, too. */
  private static void within(String name, double value, double low, double high, String unit) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s %s, but was %s; choose a number in this range"
              .formatted(
                  name,
                  PlainNumberFormat.text(low),
                  PlainNumberFormat.text(high),
                  unit,
                  Double.isFinite(value) ? PlainNumberFormat.text(value) : "not finite"));
    }
  }
}
