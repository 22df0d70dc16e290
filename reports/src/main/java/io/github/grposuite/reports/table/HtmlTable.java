package io.github.grposuite.reports.table;

import io.github.grposuite.reports.table.TableView.Row;

/** A table as HTML, to be put into a page. */
public final class HtmlTable {
  private HtmlTable() {}

  public static String of(TableView table) {
    StringBuilder out =
        new StringBuilder(
                "<div class=\"table\"><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
            .append(" aria-label=\"Table")
            .append(escape(table.facet().isEmpty() ? "" : ": " + table.facet()))
            .append("\"><table class=\"sortable\">\n<thead><tr>");
    header(out, "method");
    table.settings().forEach(name -> header(out, name));
    header(out, "seeds");
    table.measures().forEach(measure -> header(out, measure.title()));
    out.append("</tr></thead>\n<tbody>\n");
    table.rows().forEach(row -> row(out, row));
    out.append("</tbody></table></div></div>\n<p class=\"note\">");
    table.notes().forEach(note -> out.append(escape(note)).append(' '));
    return out.append("</p>\n").toString();
  }

  /** Text in which HTML sees nothing but text, also within a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void header(StringBuilder out, String text) {
    out.append("<th scope=\"col\">").append(escape(text)).append("</th>");
  }

  private static void row(StringBuilder out, Row row) {
    out.append("<tr><th scope=\"row\">").append(escape(row.method())).append("</th>");
    row.variant().forEach(value -> out.append("<td>").append(escape(value)).append("</td>"));
    out.append("<td>").append(row.seeds()).append("</td>");
    row.entries().forEach(entry -> out.append(cell(entry)).append(text(entry)).append("</td>"));
    out.append("</tr>\n");
  }

  /** With the mean, by which a column is sorted. */
  private static String cell(Entry entry) {
    return entry instanceof Entry.Value value
        ? "<td data-value=\"" + value.mean() + "e" + value.exponent() + "\">"
        : "<td>";
  }

  private static String text(Entry entry) {
    if (entry instanceof Entry.Value value) {
      String text = value.mean() + " ± " + value.error();
      if (value.exponent() != 0) {
        text = "(" + text + ")·10<sup>" + value.exponent() + "</sup>";
      }
      return value.best() ? "<b>" + text + "</b>" : text;
    }
    return "<i>" + escape(((Entry.Missing) entry).why()) + "</i>";
  }
}
