package io.github.grposuite.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Text as a message shows it: nothing in it is invisible, and what looks alike is told apart. */
public final class VisibleText {
  private static final int BRAILLE_BLANK = 0x2800;

  private VisibleText() {}

  /**
   * The text with an escape for each character that has no shape, ends a line, turns the direction
   * of writing, or is half of a pair.
   */
  public static String of(String text) {
    return text.codePoints()
        .mapToObj(c -> isVisible(c) ? Character.toString(c) : escaped(c))
        .collect(Collectors.joining());
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> (c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c);
    };
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isNonCharacter(c);
    };
  }

  /** Whether Unicode never gives the code point to a character: XML takes no U+FFFE and U+FFFF. */
  public static boolean isNonCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
  }

  /** The first half of a surrogate pair without its other half, which no UTF-8 can hold. */
  public static OptionalInt half(String text) {
    return text.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE).findFirst();
  }

  /** {@code U+00E3 (latin small letter a with tilde)}. */
  public static String name(int c) {
    String name = Character.getName(c);
    String code = String.format(Locale.ROOT, "U+%04X", c);
    return name == null ? code : code + " (" + name.toLowerCase(Locale.ROOT) + ")";
  }

  /**
   * The text without what nobody sees: accents composed, characters without a shape left out, every
   * run of blanks of any kind one blank, none at the ends.
   */
  public static String canonical(String text) {
    String seen =
        text.codePoints()
            .filter(c -> !isIgnorable(c))
            .mapToObj(c -> isBlank(c) ? " " : Character.toString(c))
            .collect(Collectors.joining());
    return Normalizer.normalize(seen, Normalizer.Form.NFC).replaceAll(" +", " ").strip();
  }

  /** Line ends are blanks, too. */
  private static boolean isBlank(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == BRAILLE_BLANK;
  }

  /** Of Unicode's Default_Ignorable_Code_Point, what Java has no category for. */
  private static boolean isIgnorable(int c) {
    boolean selector = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    boolean filler = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    boolean joiner = c == 0x034F || c == 0x17B4 || c == 0x17B5 || c >= 0x180B && c <= 0x180F;
    return Character.getType(c) == Character.FORMAT || selector || filler || joiner;
  }

  /** Whether people would take one text for the other. */
  public static boolean looksLike(String one, String other) {
    return skeleton(one).equals(skeleton(other));
  }

  private static String skeleton(String text) {
    String shapes = Normalizer.normalize(canonical(text), Normalizer.Form.NFKC);
    return shapes
        .codePoints()
        .filter(VisibleText::isVisible)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }

  /**
   * How a text differs from one that looks like it, or whose first other letter is of another
   * script; empty where people can see the difference.
   *
   * @param given what was found
   * @param known what it was taken for
   */
  public static Optional<String> difference(String given, String known) {
    int[] a = given.codePoints().toArray();
    int[] b = known.codePoints().toArray();
    int at = 0;
    while (at < a.length && at < b.length && a[at] == b[at]) {
      at++;
    }
    if (given.equals(known) || !looksLike(given, known) && !otherScript(a, b, at)) {
      return Optional.empty();
    }
    return Optional.of(
        "yours %s where that %s, at character %s".formatted(here(a, at), here(b, at), at + 1));
  }

  private static boolean otherScript(int[] a, int[] b, int at) {
    return at < a.length
        && at < b.length
        && Character.isLetter(a[at])
        && Character.isLetter(b[at])
        && Character.UnicodeScript.of(a[at]) != Character.UnicodeScript.of(b[at]);
  }

  /** The character at a place, with the marks that are put on it. */
  private static String here(int[] text, int at) {
    if (at >= text.length) {
      return "ends";
    }
    StringBuilder names = new StringBuilder("has ").append(name(text[at]));
    for (int i = at + 1; i < text.length && isMark(text[i]); i++) {
      names.append(" and ").append(name(text[i]));
    }
    return names.toString();
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
