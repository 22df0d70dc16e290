package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Text made to fit a width, the same in every format: measured without a device. */
final class FittedText {
  private static final String ELLIPSIS = "…";
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private FittedText() {}

  /** In points. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** In points: from the highest letter's top to the lowest's bottom, the same for every text. */
  static double height(Font font) {
    return font.getLineMetrics("x", CONTEXT).getAscent()
        + font.getLineMetrics("x", CONTEXT).getDescent();
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
    double ascent = font.getLineMetrics("x", CONTEXT).getAscent();
    graphics.setFont(font);
    graphics.drawString(
        text, (float) (x - align * width(text, font)), (float) (y - height(font) / 2 + ascent));
  }

  /** The text, or as much of its beginning as fits with an ellipsis. */
  static String shortened(String text, Font font, double width) {
    if (width(text, font) <= width) {
      return text;
    }
    String beginning = beginning(text, font, width - width(ELLIPSIS, font));
    return beginning.replaceFirst("[\\s.,;:]+$", "") + ELLIPSIS;
  }

  /** A text and what must be read after it, for which the text is shortened. */
  static String shortened(String text, String after, Font font, double width) {
    return shortened(text, font, width - width(after, font)) + after;
  }

  /** Broken between words into at most so many lines, the last shortened if need be. */
  static List<String> lines(String text, Font font, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < most - 1 && width(rest, font) > width) {
      String line = beginning(rest, font, width);
      int space = line.lastIndexOf(' ');
      if (space > 0 && rest.charAt(line.length()) != ' ') {
        line = line.substring(0, space);
      }
      lines.add(line.strip());
      rest = rest.substring(line.length()).strip();
    }
    lines.add(shortened(rest, font, width));
    return lines;
  }

  /** The longest beginning that fits, but at least one letter. */
  private static String beginning(String text, Font font, double width) {
    int letters = text.codePointCount(0, text.length());
    int fits = 1;
    int tooMany = letters;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (width(text.substring(0, text.offsetByCodePoints(0, middle)), font) <= width) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.min(fits, letters)));
  }
}
