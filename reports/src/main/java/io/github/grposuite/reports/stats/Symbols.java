package io.github.grposuite.reports.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paper's symbols in texts: a Greek letter with another as its index, such as η_α. */
public final class Symbols {
  /** A Greek letter, and one letter after an underscore that is not the beginning of a word. */
  private static final Pattern INDEXED =
      Pattern.compile("(?<![\\p{L}\\p{N}_])([α-ω])_([α-ωA-Za-z])(?![\\p{L}\\p{N}_])");

  private Symbols() {}

  /**
   * A part of a text.
   *
   * @param isIndex whether it stands lower and smaller than the letter before it
   */
  public record Part(String text, boolean isIndex) {}

  /** Together the text, without the underscores before an index. */
  public static List<Part> parts(String text) {
    if (text.indexOf('_') < 0) {
      return List.of(new Part(text, false));
    }
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (Matcher symbol = INDEXED.matcher(text); symbol.find(); from = symbol.end()) {
      parts.add(new Part(text.substring(from, symbol.end(1)), false));
      parts.add(new Part(symbol.group(2), true));
    }
    if (from < text.length() || parts.isEmpty()) {
      parts.add(new Part(text.substring(from), false));
    }
    return parts;
  }
}
