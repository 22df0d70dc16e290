package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.table.LatexText;
import io.github.grposuite.reports.table.MarkdownTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of verdicts as Markdown (GitHub's) and as LaTeX, one {@code table} a part. */
final class VerdictText {
  private static final String SIGNS =
      Stream.of(Verdict.values())
          .map(verdict -> verdict.sign() + " " + verdict.words())
          .collect(Collectors.joining(", "));

  private VerdictText() {}

  static String markdown(VerdictTable table) {
    StringBuilder out = new StringBuilder("# ").append(table.title()).append('\n');
    table.matrices().forEach(matrix -> matrix(out, matrix));
    captions(out, table.captions());
    for (Map.Entry<String, List<List<String>>> part : table.parts().entrySet()) {
      out.append("\n## ").append(MarkdownTable.escape(part.getKey())).append("\n\n");
      line(out, table.header());
      line(out, Collections.nCopies(table.header().size(), "---"));
      part.getValue().forEach(row -> line(out, row.stream().map(MarkdownTable::escape).toList()));
    }
    table.notes().forEach(note -> out.append('\n').append(MarkdownTable.escape(note)).append('\n'));
    out.append("\n## In words\n\n");
    table
        .sentences()
        .forEach(words -> out.append("- ").append(MarkdownTable.escape(words)).append('\n'));
    return out.toString();
  }

  static String glance(List<VerdictMatrix> matrices) {
    StringBuilder out = new StringBuilder();
    matrices.forEach(matrix -> matrix(out, matrix));
    return out.toString();
  }

  private static void matrix(StringBuilder out, VerdictMatrix matrix) {
    out.append('\n');
    List<String> header = new ArrayList<>(List.of("claim", ""));
    for (VerdictMatrix.Column column : matrix.columns()) {
      header.add(
          MarkdownTable.escape(column.shortName())
              + (column.setting().isEmpty()
                  ? ""
                  : "<br>" + MarkdownTable.escape(column.setting())));
    }
    line(out, header);
    List<String> rule = new ArrayList<>(Collections.nCopies(header.size(), ":---:"));
    rule.set(0, "---");
    rule.set(1, "---");
    line(out, rule);
    String before = "";
    for (VerdictMatrix.Row row : matrix.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.quantity().equals(before) ? "" : MarkdownTable.escape(row.quantity()));
      cells.add(MarkdownTable.escape(row.comparison()));
      row.entries().forEach(entry -> cells.add(entry.map(j -> j.verdict().sign()).orElse("")));
      line(out, cells);
      before = row.quantity();
    }
    out.append('\n').append(SIGNS).append('\n');
  }

  private static void captions(StringBuilder out, Captions captions) {
    if (captions.lines().isEmpty()) {
      return;
    }
    out.append("\n## Captions\n\n");
    line(
        out,
        List.of(
            "figure",
            "what is said",
            "comparison",
            "experiment",
            "verdict",
            "at half the margin",
            "at twice"));
    line(out, Collections.nCopies(7, "---"));
    for (Captions.Line caption : captions.lines()) {
      line(
          out,
          Stream.of(
                  Integer.toString(caption.figure()),
                  caption.text(),
                  caption.comparison(),
                  caption.judgement().experiment(),
                  caption.verdict(),
                  caption.half(),
                  caption.twice())
              .map(MarkdownTable::escape)
              .toList());
    }
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Needs only booktabs. */
  static String latex(VerdictTable table) {
    StringBuilder out = new StringBuilder("% Needs \\usepackage{booktabs}\n");
    for (Map.Entry<String, List<List<String>>> part : table.parts().entrySet()) {
      out.append("\\begin{table}[htbp]\n\\centering\n\\scriptsize\n")
          .append("\\setlength{\\tabcolsep}{2pt}\n\\caption{")
          .append(LatexText.escape(caption(table, part.getKey())))
          .append("}\n\\smallskip\n\\begin{tabular}{@{}")
          .append("l".repeat(table.header().size()))
          .append("@{}}\n\\toprule\n");
      row(out, table.header());
      out.append("\\midrule\n");
      part.getValue().forEach(row -> row(out, row));
      out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
    }
    return out.toString();
  }

  private static String caption(VerdictTable table, String part) {
    return table.title() + " (" + part + "). " + String.join(" ", table.notes());
  }

  /** Two lines, for what stands in parentheses goes below in smaller type. */
  private static void row(StringBuilder out, List<String> cells) {
    List<String[]> lines = cells.stream().map(cell -> cell.split(" (?=\\()", 2)).toList();
    out.append(joined(lines.stream().map(parts -> LatexText.escape(parts[0]))));
    if (lines.stream().anyMatch(parts -> parts.length > 1)) {
      out.append(" \\\\\n").append(joined(lines.stream().map(VerdictText::below)));
    }
    out.append(" \\\\[2pt]\n");
  }

  private static String below(String[] parts) {
    return parts.length > 1 ? "{\\tiny " + LatexText.escape(parts[1]) + "}" : "";
  }

  private static String joined(Stream<String> cells) {
    return cells.collect(Collectors.joining(" & "));
  }
}
