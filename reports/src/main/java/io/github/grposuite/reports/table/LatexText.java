package io.github.grposuite.reports.table;

import java.util.Map;
import java.util.stream.Collectors;

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

  private LatexText() {}

  /** Text in which LaTeX sees nothing but text. */
  public static String escape(String text) {
    return text.replace("η_θ", "\u0001")
        .replace("η_α", "\u0002")
        .codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case 1 -> "$\\eta_\\theta$";
                  case 2 -> "$\\eta_\\alpha$";
                  default -> ESCAPES.getOrDefault(c, Character.toString(c));
                })
        .collect(Collectors.joining());
  }
}
