package io.github.grposuite.reports.table;

import static io.github.grposuite.reports.table.LatexText.escape;

import io.github.grposuite.reports.table.TableView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables as LaTeX, one {@code table} a facet, to be {@code \input}; needs booktabs and siunitx
 * 3. Standard errors stand in parentheses, in units of the last digit. Columns that do not fit a
 * text width stand in a further block below; a table longer than a page is a {@code longtable}.
 */
public final class LatexTable {
  /** Characters in footnote size that a text width of 345 pt has room for. */
  private static final int TEXT_WIDTH = 77;

  /** Characters that the room between two columns takes. */
  private static final int BETWEEN = 2;

  private static final int SEEDS = 5;

  /** Rows that fit a page beside the caption. */
  private static final int MOST_ROWS = 40;

  private static final String SETUP =
      "\\sisetup{mode=match, propagate-math-font=true, reset-text-series=false,"
          + " reset-math-version=false, uncertainty-mode=compact}\n";

  private final StringBuilder out = new StringBuilder();

  private LatexTable() {}

  /** All tables, one after another. */
  public static String of(String title, List<TableView> tables) {
    LatexTable latex = new LatexTable();
    boolean pages = tables.stream().anyMatch(LatexTable::isLong);
    latex.out.append("% Needs \\usepackage{booktabs,siunitx" + (pages ? ",longtable" : "") + "}\n");
    tables.forEach(table -> latex.table(title, table));
    return latex.out.toString();
  }

  private static boolean isLong(TableView table) {
    return table.rows().size() * blocks(table).size() > MOST_ROWS;
  }

  private void table(String title, TableView table) {
    String facet = table.facet().isEmpty() ? "" : " (" + table.facet() + ")";
    String caption =
        escape(title + facet + ". " + String.join(" ", table.notes()) + parentheses(table));
    boolean pages = isLong(table);
    out.append(
        pages
            ? "\\begingroup\n\\footnotesize\n"
            : "\\begin{table}[htbp]\n\\centering\n\\footnotesize\n");
    out.append("\\setlength{\\tabcolsep}{3pt}\n").append(SETUP);
    if (!pages) {
      out.append("\\caption{" + caption + "}\n\\smallskip\n");
    }
    for (List<Integer> block : blocks(table)) {
      block(table, block, pages ? caption : "");
    }
    out.append(pages ? "\\endgroup\n" : "\\end{table}\n");
  }

  /** Where an error stands, if there is one. */
  private static String parentheses(TableView table) {
    boolean errors =
        table.rows().stream()
            .flatMap(row -> row.entries().stream())
            .anyMatch(entry -> entry instanceof Entry.Value value && !value.error().isEmpty());
    return errors ? " In parentheses: the standard error in units of the last digit." : "";
  }

  private void block(TableView table, List<Integer> columns, String caption) {
    StringBuilder types = new StringBuilder("@{}l" + "l".repeat(table.settings().size()) + "r");
    columns.forEach(column -> types.append(' ').append(column(table, column).type()));
    boolean pages = !caption.isEmpty();
    out.append("\\begin{" + (pages ? "longtable" : "tabular") + "}{" + types + "@{}}\n");
    if (pages) {
      out.append("\\caption{" + caption + "}\\\\\n");
    }
    out.append("\\toprule\n");
    header(table, columns);
    out.append(pages ? "\\endhead\n\\bottomrule\n\\endfoot\n" : "");
    table.rows().forEach(row -> row(row, columns));
    out.append(pages ? "\\end{longtable}\n" : "\\bottomrule\n\\end{tabular}\n\n\\smallskip\n");
  }

  /** The columns side by side, those of a quantity together where they fit. */
  private static List<List<Integer>> blocks(TableView table) {
    int beside = settingsWidth(table);
    List<List<Integer>> blocks = new ArrayList<>();
    int used = TEXT_WIDTH + 1;
    for (List<Integer> quantity : quantities(table, all(table))) {
      int width = 0;
      for (int column : quantity) {
        width += BETWEEN + width(table, column, quantity.size() > 1);
      }
      if (used + width > TEXT_WIDTH) {
        blocks.add(new ArrayList<>());
        used = beside;
      }
      blocks.get(blocks.size() - 1).addAll(quantity);
      used += width;
    }
    return blocks;
  }

  private static int width(TableView table, int column, boolean shared) {
    Heading heading = table.columns().get(column);
    String head = shared ? heading.part() : heading.title();
    int middle = shared ? 0 : Math.max(0, middle(head));
    return Math.max(Math.max(middle, head.length() - middle - 1), column(table, column).width());
  }

  private static List<Integer> all(TableView table) {
    return IntStream.range(0, table.columns().size()).boxed().toList();
  }

  private static List<List<Integer>> quantities(TableView table, List<Integer> columns) {
    return Heading.byQuantity(columns, column -> table.columns().get(column).quantity());
  }

  private static int settingsWidth(TableView table) {
    int width = longest(table.rows().stream().map(Row::method)) + BETWEEN + SEEDS;
    for (int i = 0; i < table.settings().size(); i++) {
      int setting = i;
      width +=
          BETWEEN
              + longest(
                  Stream.concat(
                      Stream.of(table.settings().get(i)),
                      table.rows().stream().map(row -> row.variant().get(setting))));
    }
    return width;
  }

  private static int longest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static LatexColumn column(TableView table, int column) {
    return new LatexColumn(table.rows().stream().map(row -> row.entries().get(column)).toList());
  }

  /** Two lines: columns of one quantity stand under it, a single one is cut in two. */
  private void header(TableView table, List<Integer> columns) {
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    StringBuilder rules = new StringBuilder();
    int at = table.settings().size() + 3;
    for (List<Integer> run : quantities(table, columns)) {
      Heading first = table.columns().get(run.get(0));
      String quantity = escape(first.quantity()).replace("log-probability", "log-prob.");
      if (run.size() > 1) {
        upper.add("\\multicolumn{" + run.size() + "}{c}{" + quantity + "}");
        rules.append("\\cmidrule(lr){" + at + "-" + (at + run.size() - 1) + "}");
        run.forEach(column -> lower.add("{" + escape(table.columns().get(column).part()) + "}"));
      } else {
        String whole = first.part().isEmpty() ? quantity : escape(first.title());
        int space = middle(whole);
        upper.add(space < 0 ? "" : "{" + whole.substring(0, space) + "}");
        lower.add("{" + whole.substring(space + 1) + "}");
      }
      at += run.size();
    }
    out.append(" &".repeat(table.settings().size() + 2) + " ")
        .append(String.join(" & ", upper).strip())
        .append(" \\\\\n" + rules + "\nmethod");
    table.settings().forEach(name -> out.append(" & ").append(escape(name)));
    out.append(" & {seeds} & " + String.join(" & ", lower) + " \\\\\n\\midrule\n");
  }

  /** The space nearest to the middle; −1 if there is none. */
  private static int middle(String text) {
    int before = text.lastIndexOf(' ', text.length() / 2);
    int after = text.indexOf(' ', text.length() / 2);
    return after >= 0 && (before < 0 || after + before < text.length()) ? after : before;
  }

  private void row(Row row, List<Integer> columns) {
    out.append(escape(row.method()));
    row.variant().forEach(value -> out.append(" & ").append(escape(value)));
    out.append(" & ")
        .append(row.done() == row.expected() ? "" + row.done() : row.done() + "/" + row.expected());
    columns.forEach(
        column -> out.append(" & ").append(LatexColumn.text(row.entries().get(column))));
    out.append(" \\\\\n");
  }
}
