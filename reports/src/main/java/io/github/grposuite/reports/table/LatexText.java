package io.github.grposuite.reports.table;

import io.github.grposuite.reports.stats.Symbols;
import java.util.List;
import java.util.Map;

/** Text for LaTeX. */
public final class LatexText {
  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '√', "$\\surd$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '≥', "$\\ge$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '—', "---"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) 'α', "$\\alpha$"),
          Map.entry((int) 'β', "$\\beta$"),
          Map.entry((int) 'η', "$\\eta$"),
          Map.entry((int) 'θ', "$\\theta$"),
          Map.entry((int) 'ρ', "$\\rho$"),
          Map.entry((int) 'χ', "$\\chi$"));

  /** Latin letters that pdfLaTeX's standard encoding has no sign for. */
  private static final String LACKING = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";

  private static final int LAST_LATIN = 0x17f;
  private static final String PUNCTUATION = "‘’‚“”„†‡•…‰€™";
  private static final int MOST_NAMED = 20;

  private LatexText() {}

  /**
   * Text in which LaTeX sees nothing but text: no ligatures, no joined blanks, and an index of a
   * symbol as such; what is no letter, such as a control character, as its code.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (Symbols.Part part : Symbols.parts(text)) {
      if (part.isIndex()) {
        // In one formula with the letter before it.
        out.setLength(out.length() - 1);
        out.append('_').append(letter(part.text().codePointAt(0)).replace("$", "")).append('$');
      } else {
        plain(part.text(), out);
      }
    }
    return out.toString();
  }

  private static void plain(String text, StringBuilder out) {
    int before = 0;
    for (int letter : text.codePoints().toArray()) {
      if (letter == before && "-'`,".indexOf(letter) >= 0
          || letter == '`' && before > 0 && "?!".indexOf(before) >= 0) {
        out.append("{}");
      }
      out.append(letter == ' ' && before == ' ' ? "\\ " : letter(letter));
      before = letter;
    }
  }

  private static String letter(int letter) {
    return isNoLetter(letter)
        ? "[U+%04X]".formatted(letter)
        : ESCAPES.getOrDefault(letter, Character.toString(letter));
  }

  /** Control characters, separators of lines, halves of pairs, and what is no character. */
  private static boolean isNoLetter(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /**
   * The letters of a LaTeX text that pdfLaTeX does not have, the first {@value #MOST_NAMED} of
   * them; empty if it has all.
   */
  static List<String> lacking(String latex) {
    return latex
        .codePoints()
        .filter(
            letter ->
                letter >= 0x80
                    && PUNCTUATION.indexOf(letter) < 0
                    && (letter < 0xa0 || letter > LAST_LATIN || LACKING.indexOf(letter) >= 0))
        .distinct()
        .sorted()
        .limit(MOST_NAMED)
        .mapToObj(Character::toString)
        .toList();
  }
}
