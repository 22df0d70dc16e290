package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The machine's fonts, for letters that a figure's own font lacks: sans serif first, then by name.
 * Nothing else depends on them.
 */
final class InstalledFonts {
  /** Java's own names, which are of no font in particular. */
  private static final Set<String> LOGICAL =
      Set.of("Dialog", "DialogInput", "Monospaced", "SansSerif", "Serif");

  private static final Map<String, Optional<Font>> FOUND = new ConcurrentHashMap<>();

  private InstalledFonts() {}

  /** The first font that has every one of these letters, in points of size 1. */
  static Optional<Font> having(String letters) {
    return FOUND.computeIfAbsent(
        letters, all -> Families.FONTS.stream().filter(f -> f.canDisplayUpTo(all) < 0).findFirst());
  }

  /** Read when the first letter is looked for. */
  private static final class Families {
    static final List<Font> FONTS =
        Arrays.stream(names())
            .filter(name -> !LOGICAL.contains(name) && !showsNothing(name))
            .sorted(
                Comparator.comparing((String name) -> !name.contains("Sans"))
                    .thenComparing(Comparator.naturalOrder()))
            .map(name -> new Font(name, Font.PLAIN, 1))
            .toList();

    private static String[] names() {
      try {
        return GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getAvailableFontFamilyNames(Locale.ROOT);
      } catch (RuntimeException | LinkageError | InternalError e) {
        // Java has no other word for a machine without fonts, or without a library that lists them.
        return new String[0];
      }
    }

    /** Pictures instead of outlines, which Java does not draw everywhere, and boxes for all. */
    private static boolean showsNothing(String name) {
      return name.contains("Color Emoji") || name.contains("LastResort") || name.startsWith(".");
    }
  }
}
