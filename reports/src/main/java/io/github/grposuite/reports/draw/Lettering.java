package io.github.grposuite.reports.draw;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import io.github.grposuite.reports.stats.Symbols;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * A line of text as it is drawn: indices of symbols lower and smaller, letters that the font lacks
 * in another one, from right to left where it is written so, and whatever is no letter as U+FFFD.
 */
final class Lettering {
  static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private static final double INDEX_SIZE = 0.72;
  private static final double INDEX_DROP = 0.22;
  private static final char NO_LETTER = '\uFFFD';

  private Lettering() {}

  /**
   * What is drawn in one font, from the left.
   *
   * @param drop below the line's base, in points
   * @param level odd from right to left
   */
  private record Run(String text, Font font, double drop, byte level) {
    double width() {
      return font.getStringBounds(text, CONTEXT).getWidth();
    }

    void draw(Graphics2D graphics, double x, double base) {
      boolean shaped = Font.textRequiresLayout(text.toCharArray(), 0, text.length());
      if (shaped && graphics instanceof PdfBoxGraphics2D) {
        // A PDF's text has one sign a letter, from the left.
        AffineTransform place = AffineTransform.getTranslateInstance(x, base + drop);
        Shape outline = new TextLayout(text, font, CONTEXT).getOutline(place);
        graphics.fill(outline);
      } else {
        graphics.setFont(font);
        graphics.drawString(text, (float) x, (float) (base + drop));
      }
    }
  }

  /** Whether the text is one run as it is. */
  static boolean isPlain(String text, Font font) {
    return visible(text).equals(text)
        && !Bidi.requiresBidi(text.toCharArray(), 0, text.length())
        && !Font.textRequiresLayout(text.toCharArray(), 0, text.length())
        && font.canDisplayUpTo(text) < 0
        && Symbols.parts(text).size() == 1;
  }

  /** In points. */
  static double width(String text, Font font) {
    if (text.isEmpty()) {
      return 0;
    }
    return isPlain(text, font)
        ? font.getStringBounds(text, CONTEXT).getWidth()
        : runs(text, font).stream().mapToDouble(Run::width).sum();
  }

  /** From a left end on a base line. */
  static void draw(Graphics2D graphics, String text, Font font, double x, double base) {
    if (isPlain(text, font)) {
      graphics.setFont(font);
      graphics.drawString(text, (float) x, (float) base);
      return;
    }
    double left = x;
    for (Run run : runs(text, font)) {
      run.draw(graphics, left, base);
      left += run.width();
    }
  }

  /** Without what XML does not allow or would change the order or lines of other text. */
  static String visible(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (isNoLetter(letter)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, NO_LETTER);
        if (Character.charCount(letter) == 2) {
          out.setCharAt(i + 1, '\u200B');
        }
      }
    }
    return out == null ? text : out.toString();
  }

  private static boolean isNoLetter(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT ->
          letter >= 0x202a && letter <= 0x202e || letter >= 0x2066 && letter <= 0x2069;
      default -> (letter & 0xfffe) == 0xfffe;
    };
  }

  /** Whether it has no shape of its own: joiners, variants of the letter before. */
  static boolean isInvisible(int letter) {
    return Character.getType(letter) == Character.FORMAT
        || letter >= 0xfe00 && letter <= 0xfe0f
        || letter >= 0xe0100 && letter <= 0xe01ef;
  }

  private static List<Run> runs(String text, Font font) {
    List<Run> runs = new ArrayList<>();
    for (Symbols.Part part : Symbols.parts(visible(text))) {
      Font own = part.isIndex() ? font.deriveFont((float) (INDEX_SIZE * font.getSize2D())) : font;
      addRuns(runs, part.text(), own, part.isIndex() ? INDEX_DROP * font.getSize2D() : 0);
    }
    return runs;
  }

  /** In the order of the screen. */
  private static void addRuns(List<Run> runs, String text, Font font, double drop) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    List<Run> logical = new ArrayList<>();
    StringBuilder same = new StringBuilder();
    Font in = font;
    int level = 0;
    int length = 0;
    for (String letter : letters(text)) {
      int at = length + same.length();
      Font next = fontOf(letter, font, in, isLeftwards(bidi.getLevelAt(at)));
      if (same.length() > 0 && (next != in || bidi.getLevelAt(at) != level)) {
        logical.add(run(same, in, drop, level));
        length += same.length();
        same.setLength(0);
      }
      in = next;
      level = bidi.getLevelAt(at);
      same.append(letter);
    }
    if (same.length() > 0) {
      logical.add(run(same, in, drop, level));
    }
    byte[] levels = new byte[logical.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = logical.get(i).level;
    }
    Run[] visual = logical.toArray(Run[]::new);
    Bidi.reorderVisually(levels, 0, visual, 0, visual.length);
    runs.addAll(List.of(visual));
  }

  private static boolean isLeftwards(int level) {
    return (level & 1) != 0;
  }

  /** Marks alone would be drawn from the left: they are turned here. */
  private static Run run(StringBuilder text, Font font, double drop, int level) {
    boolean marks = text.codePoints().noneMatch(Character::isLetterOrDigit);
    if (!isLeftwards(level) || !marks) {
      return new Run(text.toString(), font, drop, (byte) level);
    }
    String turned = new StringBuilder(text).reverse().toString();
    return new Run(
        StringUtils.replaceChars(turned, "()[]{}<>«»", ")(][}{><»«"), font, drop, (byte) level);
  }

  /** What stands together, such as a letter and its accent. */
  static List<String> letters(String text) {
    BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
    ends.setText(text);
    List<String> letters = new ArrayList<>();
    int from = ends.first();
    for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
      letters.add(text.substring(from, to));
      from = to;
    }
    return letters;
  }

  /**
   * The figure's font, the one before, or the first installed one, that has the letter. Marks
   * between words from right to left are in the font of the words.
   */
  private static Font fontOf(String letter, Font font, Font before, boolean leftwards) {
    String shape = shape(letter);
    boolean own = font.canDisplayUpTo(shape) < 0;
    if (before.canDisplayUpTo(shape) < 0 && (leftwards || !own)) {
      return before;
    }
    if (own) {
      return font;
    }
    Optional<Font> other = InstalledFonts.having(shape);
    return other.map(found -> found.deriveFont(font.getSize2D())).orElse(font);
  }

  /** What of it a font must have. */
  static String shape(String letter) {
    StringBuilder shape = new StringBuilder();
    letter.codePoints().filter(point -> !isInvisible(point)).forEach(shape::appendCodePoint);
    return shape.toString();
  }
}
