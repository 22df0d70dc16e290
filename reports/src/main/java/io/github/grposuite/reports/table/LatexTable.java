package io.github.grposuite.reports.table;

import io.github.grposuite.reports.table.TableView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables as LaTeX, one {@code table} a facet, to be {@code \input}; needs only booktabs. A
 * standard error stands below its mean, so that eight columns fit a text width; more are set
 * smaller.
 */
public final class LatexTable {
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
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '—', "---"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) 'α', "$\\alpha$"),
          Map.entry((int) 'β', "$\\beta$"),
          Map.entry((int) 'η', "$\\eta$"),
          Map.entry((int) 'θ', "$\\theta$"),
          Map.entry((int) 'χ', "$\\chi$"));

  private static final int MANY_COLUMNS = 9;

  /** Characters of a setting that take as much room as a number. */
  private static final int CHARACTERS = 8;

  private LatexTable() {}

  public static String of(String title, List<TableView> tables) {
    StringBuilder out = new StringBuilder("% Needs \\usepackage{booktabs}\n");
    tables.forEach(table -> table(out, title, table));
    return out.toString();
  }

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

  private static void table(StringBuilder out, String title, TableView table) {
    String facet = table.facet().isEmpty() ? "" : " (" + table.facet() + ")";
    int settings = table.settings().size();
    boolean wide = columns(table) >= MANY_COLUMNS;
    out.append("\\begin{table}[htbp]\n\\centering\n")
        .append(wide ? "\\scriptsize\n" : "\\footnotesize\n")
        .append("\\setlength{\\tabcolsep}{" + (wide ? "1.6pt" : "2.8pt") + "}\n\\caption{")
        .append(escape(title + facet + ". " + String.join(" ", table.notes())))
        .append("}\n\\smallskip\n\\begin{tabular}{@{}l")
        .append("r".repeat(settings + 1 + table.measures().size()))
        .append("@{}}\n\\toprule\n");
    header(out, table);
    table.rows().forEach(row -> row(out, row));
    out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
  }

  /** How many columns of numbers would be as wide. */
  private static int columns(TableView table) {
    int columns = table.measures().size();
    for (int i = 0; i < table.settings().size(); i++) {
      int setting = i;
      int longest =
          table.rows().stream()
              .flatMap(row -> Stream.of(twoLines(row.variant().get(setting))))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      columns += Math.max(1, (longest + CHARACTERS - 1) / CHARACTERS);
    }
    return columns;
  }

  /** Two lines: columns of one quantity stand under it, a single one is cut in two. */
  private static void header(StringBuilder out, TableView table) {
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    StringBuilder rules = new StringBuilder();
    int column = table.settings().size() + 3;
    for (List<Measure> run : Measure.byQuantity(table.measures())) {
      String quantity = escape(run.get(0).quantity()).replace("log-probability", "log-prob.");
      if (run.size() > 1) {
        upper.add("\\multicolumn{" + run.size() + "}{c}{" + quantity + "}");
        rules.append("\\cmidrule(lr){" + column + "-" + (column + run.size() - 1) + "}");
        run.forEach(measure -> lower.add(measure.over()));
      } else {
        int space = quantity.indexOf(' ');
        upper.add(space < 0 ? "" : quantity.substring(0, space));
        lower.add(quantity.substring(quantity.lastIndexOf(' ') + 1));
      }
      column += run.size();
    }
    out.append(" &".repeat(table.settings().size() + 2) + " ")
        .append(String.join(" & ", upper).strip())
        .append(" \\\\\n" + rules + "\nmethod");
    table.settings().forEach(name -> out.append(" & ").append(escape(name)));
    out.append(" & seeds & " + String.join(" & ", lower) + " \\\\\n\\midrule\n");
  }

  /**
   * Two lines: the means, and below them in smaller type everything that says how sure they are.
   */
  private static void row(StringBuilder out, Row row) {
    String[] method = twoLines(row.method());
    out.append(escape(method[0]));
    row.variant().forEach(value -> out.append(" & ").append(escape(twoLines(value)[0])));
    out.append(" & ").append(row.done());
    row.entries().forEach(entry -> out.append(" & ").append(mean(entry)));
    out.append(" \\\\\n").append(below(method));
    row.variant().forEach(value -> out.append(" &").append(spaced(below(twoLines(value)))));
    out.append(" & ").append(small("of " + row.expected()));
    row.entries().forEach(entry -> out.append(" & ").append(error(entry)));
    out.append(" \\\\[2pt]\n");
  }

  /** What stands in parentheses goes below. */
  private static String[] twoLines(String text) {
    return text.split(" (?=\\()", 2);
  }

  private static String below(String[] lines) {
    return lines.length > 1 ? small(escape(lines[1])) : "";
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : " " + text;
  }

  private static String small(String text) {
    return "{\\scriptsize " + text + "}";
  }

  private static String mean(Entry entry) {
    if (entry instanceof Entry.Value value) {
      String text = value.mean() + power(value);
      return value.best() ? "$\\mathbf{" + text + "}$" : "$" + text + "$";
    }
    return small(escape(why(entry)[0]));
  }

  private static String error(Entry entry) {
    if (entry instanceof Entry.Value value) {
      return value.error().equals("—")
          ? small("$\\pm$ ---")
          : small("$\\pm " + value.error() + power(value) + "$");
    }
    String[] why = why(entry);
    return why.length > 1 ? small(escape(why[1])) : "";
  }

  /** Over both lines, for it is longer than a number. */
  private static String[] why(Entry entry) {
    return ((Entry.Missing) entry).why().split(" ", 2);
  }

  private static String power(Entry.Value value) {
    return value.exponent() == 0 ? "" : " \\cdot 10^{" + value.exponent() + "}";
  }
}
