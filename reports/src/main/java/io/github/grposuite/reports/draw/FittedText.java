package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Text made to fit a width, the same in every format: measured without a device. */
final class FittedText {
  private static final String BREAKS_AFTER = " -/_,;:.|";

  private FittedText() {}

  /** In points. */
  static double width(String text, Font font) {
    return Lettering.width(text, font);
  }

  /** In points: from the highest letter's top to the lowest's bottom, the same for every text. */
  static double height(Font font) {
    return font.getLineMetrics("x", Lettering.CONTEXT).getAscent()
        + font.getLineMetrics("x", Lettering.CONTEXT).getDescent();
  }

  /**
   * Draws a line of text.
   *
   * @param x of its left end, middle or right end
   * @param y of its vertical middle
   * @param align 0 if x is of the left end, 0.5 of the middle, 1 of the right end
   */
  static void draw(Graphics2D graphics, String text, Font font, double x, double y, double align) {
    if (text.isEmpty()) {
      return;
    }
    double ascent = font.getLineMetrics("x", Lettering.CONTEXT).getAscent();
    double base = y - height(font) / 2 + ascent;
    Lettering.draw(graphics, text, font, x - align * width(text, font), base);
  }

  /**
   * The whole text in lines of at most this width: broken between words, within a word after a
   * punctuation mark, and anywhere where a word has none.
   */
  static List<String> lines(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String rest = Lettering.visible(text);
    while (width(rest, font) > width) {
      String line = beginning(rest, font, width);
      if (line.length() == rest.length()) {
        break;
      }
      lines.add(line.stripTrailing());
      rest = rest.substring(line.length()).stripLeading();
    }
    if (!rest.isEmpty() || lines.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** The longest beginning that fits and may end a line, but at least one letter. */
  private static String beginning(String text, Font font, double width) {
    List<String> letters = Lettering.letters(text);
    int fits = 1;
    int tooMany = letters.size() + 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (width(String.join("", letters.subList(0, middle)), font) <= width) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    if (fits < letters.size() && !letters.get(fits).isBlank()) {
      for (String marks : List.of(" ", BREAKS_AFTER)) {
        int end = fits;
        while (end > 0 && !marks.contains(letters.get(end - 1))) {
          end--;
        }
        // A line that is mostly empty is worse than a broken word.
        if (end > fits / 3) {
          fits = end;
          break;
        }
      }
    }
    return String.join("", letters.subList(0, fits));
  }
}
