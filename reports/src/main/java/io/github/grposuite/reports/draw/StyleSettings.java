package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Reads a style from plain settings, such as a parsed file has them. */
final class StyleSettings {
  private static final List<String> KNOWN =
      List.of("width", "height", "font_size", "font", "palette", "dpi", "line_width");

  private static final Pattern LENGTH =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?|\\.\\d{1,9})\\s*(pt|in|cm|mm)?");

  private static final Map<String, Double> POINTS =
      Map.of("pt", 1.0, "in", 72.0, "cm", 72 / 2.54, "mm", 72 / 25.4);

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final Map<String, ?> settings;

  StyleSettings(Map<String, ?> settings) {
    this.settings = settings;
    for (Object key : settings.keySet()) {
      if (!(key instanceof String name) || !KNOWN.contains(name)) {
        throw new IllegalArgumentException(
            "unknown setting \"%s\" of a figure's look; %sknown are %s"
                .formatted(key, nearest(String.valueOf(key)), String.join(", ", KNOWN)));
      }
    }
  }

  FigureStyle style() {
    FigureStyle standard = FigureStyle.STANDARD;
    return new FigureStyle(
        length("width", standard.panelWidth()),
        length("height", standard.panelHeight()),
        length("font_size", standard.fontSize()),
        palette(standard.palette()),
        dotsPerInch(standard.dotsPerInch()),
        length("line_width", standard.lineWidth()),
        font());
  }

  private double length(String key, double standard) {
    Object given = settings.get(key);
    if (given instanceof Number number) {
      return number.doubleValue();
    }
    Matcher matcher = LENGTH.matcher(String.valueOf(given).strip());
    if (given instanceof String && matcher.matches()) {
      String unit = matcher.group(2) == null ? "pt" : matcher.group(2);
      return new BigDecimal(matcher.group(1)).doubleValue() * POINTS.get(unit);
    }
    return standard(
        key, "a number of points, or text such as \"3.3in\", \"8cm\" or \"240pt\"", standard);
  }

  private int dotsPerInch(int standard) {
    return settings.get("dpi") instanceof Number number && number.doubleValue() == number.intValue()
        ? number.intValue()
        : standard("dpi", "a whole number such as 300", standard);
  }

  private List<Color> palette(List<Color> standard) {
    return settings.get("palette") instanceof Collection<?> colours
        ? colours.stream().map(StyleSettings::colour).toList()
        : standard("palette", "a list such as [\"#0072b2\", \"#d55e00\"]", standard);
  }

  private static Color colour(Object given) {
    if (given instanceof String text && text.matches("#[0-9a-fA-F]{6}")) {
      return new Color(Integer.parseInt(text.substring(1), 16));
    }
    throw wrong("palette", "each colour as text such as \"#0072b2\"", given);
  }

  private Optional<Path> font() {
    Object given = settings.get("font");
    if (given instanceof Path path) {
      return Optional.of(path);
    }
    if (given instanceof String text && !text.isBlank()) {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException("font: no path: " + e.getMessage(), e);
      }
    }
    return standard("font", "the path of a TrueType file (.ttf)", Optional.empty());
  }

  /** What holds where nothing is said; what is said is not what was expected. */
  private <T> T standard(String key, String expected, T standard) {
    if (settings.containsKey(key)) {
      throw wrong(key, expected, settings.get(key));
    }
    return standard;
  }

  private static IllegalArgumentException wrong(String key, String expected, Object given) {
    String found = given instanceof String ? "\"" + given + "\"" : String.valueOf(given);
    return new IllegalArgumentException(
        "%s: expected %s, but found %s; correct it or leave it out for the standard"
            .formatted(key, expected, found));
  }

  /** {@code did you mean "x"? } if a known key is near, else nothing. */
  private static String nearest(String given) {
    return KNOWN.stream()
        .min(Comparator.comparingInt(known -> DISTANCE.apply(given, known)))
        .filter(known -> DISTANCE.apply(given, known) <= Math.max(2, given.length() / 3))
        .map(known -> "did you mean \"" + known + "\"? ")
        .orElse("");
  }
}
