package io.github.grposuite.datasets.python;

import io.github.grposuite.core.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads the literals that Python's {@code repr} writes, and nothing else; nothing is evaluated.
 *
 * <p>Strings in either quote with escapes, integers, floats (with {@code nan} and {@code inf}),
 * {@code True}, {@code False}, {@code None}, lists, dictionaries with string keys, and {@code
 * defaultdict(<class 'list'>, {…})}. What Python would also read but repr never writes (trailing
 * commas, tuples, prefixes, unknown escapes, a key twice) is an error with its position.
 */
public final class PythonLiteral {
  private static final int DEEPEST = 50;
  private static final String DEFAULT_DICT = "defaultdict(<class 'list'>, ";

  private static final String BEFORE_SAVING = " (call .tolist() before saving)";

  /** What other programs write where {@code repr} writes something else. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "np.", "NumPy 2 writes its numbers" + BEFORE_SAVING,
          "array(", "NumPy writes arrays" + BEFORE_SAVING,
          "null", "JSON writes None",
          "true", "JSON writes True",
          "false", "JSON writes False",
          "NaN", "JSON writes nan",
          "Infinity", "JSON writes inf");

  private final String text;
  private int at;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * The value of a literal: String, Long, Double, Boolean, null, List or Map in the order written.
   *
   * @throws LiteralException if the text is anything else
   */
  public static Object parse(String text) {
    PythonLiteral literal = new PythonLiteral(text);
    literal.skipSpaces();
    Object value = literal.value();
    literal.skipSpaces();
    if (literal.at < text.length()) {
      throw literal.error("the end");
    }
    return value;
  }

  private Object value() {
    char c = peek();
    if (c == '\'' || c == '"') {
      return string();
    }
    if (c == '[') {
      return list();
    }
    if (c == '{') {
      return dictionary();
    }
    if (c == '-' || isDigit(c)) {
      return number();
    }
    if (text.startsWith(DEFAULT_DICT, at)) {
      at += DEFAULT_DICT.length();
      Map<String, Object> values = dictionary();
      expect(')');
      return values;
    }
    return word();
  }

  private Object word() {
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    switch (text.substring(from, at)) {
      case "None":
        return null;
      case "True":
        return true;
      case "False":
        return false;
      case "nan":
        return Double.NaN;
      case "inf":
        return Double.POSITIVE_INFINITY;
      default:
        at = from;
        throw error("a string, number, list or dictionary");
    }
  }

  private List<Object> list() {
    enter('[');
    List<Object> values = new ArrayList<>();
    if (!skip(']')) {
      do {
        skipSpaces();
        values.add(value());
        skipSpaces();
      } while (skip(','));
      if (isDigit(peek()) || peek() == '-') {
        throw error("]", ", as NumPy prints arrays" + BEFORE_SAVING);
      }
      expect(']');
    }
    depth--;
    return values;
  }

  private Map<String, Object> dictionary() {
    enter('{');
    Map<String, Object> values = new LinkedHashMap<>();
    if (!skip('}')) {
      do {
        skipSpaces();
        int keyAt = at;
        if (peek() != '\'' && peek() != '"') {
          throw error("a string as key");
        }
        String key = string();
        if (values.containsKey(key)) {
          throw new LiteralException(keyAt + 1, "a new key", "'" + key + "' again");
        }
        skipSpaces();
        expect(':');
        skipSpaces();
        values.put(key, value());
        skipSpaces();
      } while (skip(','));
      expect('}');
    }
    depth--;
    return values;
  }

  private void enter(char open) {
    expect(open);
    if (++depth > DEEPEST) {
      throw error("at most " + DEEPEST + " levels of brackets");
    }
    skipSpaces();
  }

  private Object number() {
    int from = at;
    if (peek() == '-') {
      at++;
      if (text.startsWith("inf", at)) {
        at += 3;
        return Double.NEGATIVE_INFINITY;
      }
    }
    int digits = at;
    digits();
    if (text.charAt(digits) == '0' && at - digits > 1) {
      at = digits;
      throw error("a number without leading zeros");
    }
    boolean whole = true;
    if (peek() == '.') {
      at++;
      digits();
      whole = false;
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '-' || peek() == '+') {
        at++;
      }
      digits();
      whole = false;
    }
    String number = text.substring(from, at);
    if (!whole) {
      return Double.valueOf(number);
    }
    try {
      return Long.valueOf(number);
    } catch (NumberFormatException e) {
      throw new LiteralException(from + 1, "a whole number of up to 18 digits", number);
    }
  }

  private void digits() {
    if (!isDigit(peek())) {
      throw error("a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private String string() {
    char quote = text.charAt(at);
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return whole(value.toString(), from);
      }
      if (c == '\n' || c == '\r') {
        throw error("the closing " + quote + " of the string at character " + (from + 1));
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
        at++;
      }
    }
    throw error("the closing " + quote + " of the string at character " + (from + 1));
  }

  /** UTF-8, and so every file that is written, has no half of a pair of surrogates. */
  private static String whole(String value, int from) {
    OptionalInt half = VisibleText.half(value);
    if (half.isPresent()) {
      throw new LiteralException(
          from + 1,
          "a string of whole characters",
          "half of one, \\u%04x".formatted(half.getAsInt()));
    }
    return value;
  }

  private void escape(StringBuilder value) {
    int from = at;
    at++;
    char c = peek();
    at++;
    switch (c) {
      case '\\', '\'', '"' -> value.append(c);
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'x' -> value.appendCodePoint(hexadecimal(2));
      case 'u' -> value.appendCodePoint(hexadecimal(4));
      case 'U' -> {
        int codePoint = hexadecimal(8);
        if (!Character.isValidCodePoint(codePoint)) {
          at = from;
          throw error("a Unicode character");
        }
        value.appendCodePoint(codePoint);
      }
      default -> {
        at = from;
        throw error("one of the escapes \\\\ \\' \\\" \\n \\r \\t \\xHH \\uHHHH \\UHHHHHHHH");
      }
    }
  }

  private int hexadecimal(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw error(digits + " hexadecimal digits");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character, or NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean skip(char c) {
    if (peek() == c && at < text.length()) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw error("" + c);
    }
  }

  private void skipSpaces() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private LiteralException error(String expected) {
    return error(expected, origin());
  }

  private LiteralException error(String expected, String origin) {
    String found = at >= text.length() ? "the end" : "\"" + excerpt() + "\"" + origin;
    return new LiteralException(at + 1, expected, found);
  }

  /** Who writes what repr never did. */
  private String origin() {
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (text.startsWith(other.getKey(), at)) {
        return ", as " + other.getValue();
      }
    }
    return "";
  }

  private String excerpt() {
    int to = Math.min(text.length(), at + 20);
    String rest = text.substring(at, to).replace("\n", "\\n").replace("\r", "\\r");
    return to < text.length() ? rest + "…" : rest;
  }
}
