package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text in as many lines as it needs: it is never cut.
 *
 * @param lines from the top
 */
record Words(List<String> lines, Font font) {
  /** Of at most that width, unless a letter alone is wider. */
  static Words of(String text, Font font, double width) {
    return new Words(FittedText.lines(text, font, width), font);
  }

  /** With others in the same font below it. */
  Words above(Words others) {
    return new Words(Stream.concat(lines.stream(), others.lines.stream()).toList(), font);
  }

  /** Whether it is one line that needs no lettering. */
  boolean isPlainLine() {
    return lines.size() == 1 && Lettering.isPlain(lines.get(0), font);
  }

  double width() {
    return lines.stream().mapToDouble(line -> FittedText.width(line, font)).max().orElse(0);
  }

  double height() {
    return lines.size() * FittedText.height(font);
  }

  /**
   * Draws it.
   *
   * @param x of its left side, middle or right side
   * @param y of its vertical middle
   * @param align 0, 0.5 or 1: which of these x is, and where its lines stand
   */
  void draw(Graphics2D graphics, double x, double y, double align) {
    double step = FittedText.height(font);
    double middle = y - (lines.size() - 1) * step / 2;
    for (String line : lines) {
      FittedText.draw(graphics, line, font, x, middle, align);
      middle += step;
    }
  }
}
