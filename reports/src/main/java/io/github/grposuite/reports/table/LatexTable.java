package io.github.grposuite.reports.table;

import static io.github.grposuite.reports.table.LatexText.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables as LaTeX, one {@code table} each, to be {@code \input}; needs booktabs, and siunitx 3 for
 * numbers. Standard errors stand in parentheses, in units of the last digit. TableColumns that do
 * not fit a text width stand in a further block below; a table longer than a page is a {@code
 * longtable}. In tables of words alone what is in parentheses stands below in smaller type.
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
  private final Table table;

  private LatexTable(Table table) {
    this.table = table;
  }

  /** All tables, one after another. */
  public static String of(String title, List<Table> tables) {
    List<LatexTable> latex = tables.stream().map(LatexTable::new).toList();
    boolean numbers = tables.stream().anyMatch(table -> !table.hasOnlyLabels());
    boolean pages = latex.stream().anyMatch(LatexTable::isLong);
    String text = latex.stream().map(table -> table.text(title)).collect(Collectors.joining());
    return "% Needs \\usepackage{booktabs"
        + (numbers ? ",siunitx" : "")
        + (pages ? ",longtable" : "")
        + "}"
        + engine(text)
        + "\n"
        + text;
  }

  /** Which LaTeX has the letters, if not all have. */
  private static String engine(String text) {
    List<String> lacking = LatexText.lacking(text);
    return lacking.isEmpty()
        ? ""
        : ", and LuaLaTeX or XeLaTeX with \\usepackage{fontspec} and a font that has "
            + String.join(" ", lacking);
  }

  private boolean isLong() {
    return table.rows().size() * blocks().size() > MOST_ROWS;
  }

  private String text(String title) {
    String caption =
        escape(
            title
                + (table.title().isEmpty() ? "" : " (" + table.title() + ")")
                + ". "
                + String.join(" ", table.notes())
                + parentheses());
    if (table.hasOnlyLabels()) {
      words(caption);
    } else {
      numbers(caption);
    }
    return out.toString();
  }

  private void words(String caption) {
    out.append("\\begin{table}[htbp]\n\\centering\n\\scriptsize\n")
        .append("\\setlength{\\tabcolsep}{2pt}\n\\caption{" + caption)
        .append("}\n\\smallskip\n\\begin{tabular}{@{}")
        .append("l".repeat(table.labels()) + "@{}}\n\\toprule\n");
    words(table.columns().stream().map(Heading::title));
    out.append("\\midrule\n");
    table.rows().forEach(row -> words(row.stream().map(Entry::text)));
    out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
  }

  /** Two lines, if something stands in parentheses. */
  private void words(Stream<String> cells) {
    List<String[]> lines = cells.map(cell -> cell.split(" (?=\\()", 2)).toList();
    out.append(joined(lines.stream().map(parts -> first(escape(parts[0])))));
    if (lines.stream().anyMatch(parts -> parts.length > 1)) {
      out.append(" \\\\\n")
          .append(
              joined(lines.stream().map(p -> p.length > 1 ? "{\\tiny " + escape(p[1]) + "}" : "")));
    }
    out.append(" \\\\[2pt]\n");
  }

  private static String joined(Stream<String> cells) {
    return cells.collect(Collectors.joining(" & "));
  }

  private void numbers(String caption) {
    boolean pages = isLong();
    out.append(
        pages
            ? "\\begingroup\n\\footnotesize\n"
            : "\\begin{table}[htbp]\n\\centering\n\\footnotesize\n");
    out.append("\\setlength{\\tabcolsep}{3pt}\n").append(SETUP);
    if (!pages) {
      out.append("\\caption{" + caption + "}\n\\smallskip\n");
    }
    for (List<Integer> block : blocks()) {
      block(block, pages ? caption : "");
    }
    out.append(pages ? "\\endgroup\n" : "\\end{table}\n");
  }

  /** Where an error stands, if there is one. */
  private String parentheses() {
    boolean errors =
        table.rows().stream()
            .flatMap(List::stream)
            .anyMatch(entry -> entry instanceof Entry.Value value && !value.error().isEmpty());
    return errors ? " In parentheses: the standard error in units of the last digit." : "";
  }

  private void block(List<Integer> columns, String caption) {
    StringBuilder types = new StringBuilder("@{}" + "l".repeat(table.labels() - 1) + "r");
    columns.forEach(column -> types.append(' ').append(column(column).type()));
    boolean pages = !caption.isEmpty();
    out.append("\\begin{" + (pages ? "longtable" : "tabular") + "}{" + types + "@{}}\n");
    if (pages) {
      out.append("\\caption{" + caption + "}\\\\\n");
    }
    out.append("\\toprule\n");
    header(columns);
    out.append(pages ? "\\endhead\n\\bottomrule\n\\endfoot\n" : "");
    table.rows().forEach(row -> row(row, columns));
    out.append(pages ? "\\end{longtable}\n" : "\\bottomrule\n\\end{tabular}\n\n\\smallskip\n");
  }

  /** The columns side by side, those of a quantity together where they fit. */
  private List<List<Integer>> blocks() {
    int beside = labelsWidth();
    List<List<Integer>> blocks = new ArrayList<>();
    int used = TEXT_WIDTH + 1;
    for (List<Integer> quantity :
        quantities(IntStream.range(table.labels(), table.columns().size()).boxed().toList())) {
      int width = 0;
      for (int column : quantity) {
        width += BETWEEN + width(column, quantity.size() > 1);
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

  private int width(int column, boolean shared) {
    Heading heading = table.columns().get(column);
    String head = shared ? heading.part() : heading.title();
    int middle = shared ? 0 : Math.max(0, middle(head));
    return Math.max(Math.max(middle, head.length() - middle - 1), column(column).width());
  }

  private List<List<Integer>> quantities(List<Integer> columns) {
    return Heading.byQuantity(columns, column -> table.columns().get(column).quantity());
  }

  private int labelsWidth() {
    int width = SEEDS;
    for (int label = 0; label < table.labels() - 1; label++) {
      Stream<String> texts = table.column(label).map(Entry::text);
      String head = label == 0 ? "" : table.columns().get(label).title();
      width +=
          BETWEEN + Stream.concat(Stream.of(head), texts).mapToInt(String::length).max().orElse(0);
    }
    return width;
  }

  private LatexColumn column(int column) {
    return new LatexColumn(table.column(column).toList());
  }

  /** Two lines: columns of one quantity stand under it, a single one is cut in two. */
  private void header(List<Integer> columns) {
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    StringBuilder rules = new StringBuilder();
    int at = table.labels() + 1;
    for (List<Integer> run : quantities(columns)) {
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
    List<String> labels =
        table.columns().subList(0, table.labels() - 1).stream()
            .map(heading -> escape(heading.title()))
            .toList();
    out.append(" &".repeat(table.labels()) + " ")
        .append(String.join(" & ", upper).strip())
        .append(" \\\\\n" + rules + "\n" + String.join(" & ", labels) + " & {seeds} & ")
        .append(String.join(" & ", lower) + " \\\\\n\\midrule\n");
  }

  /** The space nearest to the middle; −1 if there is none. */
  private static int middle(String text) {
    int before = text.lastIndexOf(' ', text.length() / 2);
    int after = text.indexOf(' ', text.length() / 2);
    return after >= 0 && (before < 0 || after + before < text.length()) ? after : before;
  }

  private void row(List<Entry> row, List<Integer> columns) {
    Stream<String> labels = row.subList(0, table.labels()).stream().map(LatexTable::label);
    Stream<String> entries = columns.stream().map(column -> LatexColumn.text(row.get(column)));
    out.append(joined(Stream.concat(labels, entries))).append(" \\\\\n");
  }

  private static String label(Entry entry) {
    if (entry instanceof Entry.SeedCount seeds) {
      return seeds.done() == seeds.expected()
          ? Integer.toString(seeds.done())
          : seeds.done() + "/" + seeds.expected();
    }
    return first(escape(entry.text()));
  }

  /**
   * At the beginning of a row LaTeX would take a bracket or a star for an option of the last one.
   */
  private static String first(String cell) {
    return cell.startsWith("[") || cell.startsWith("*") ? "{}" + cell : cell;
  }
}
