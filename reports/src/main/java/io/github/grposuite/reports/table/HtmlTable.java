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
    table.columns().forEach(column -> header(out, column.title()));
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
    row.entries().forEach(entry -> out.append(cell(entry)));
    out.append("</tr>\n");
  }

  private static String cell(Entry entry) {
    String number = EntryText.number(entry);
    String open = number.isEmpty() ? "<td>" : "<td data-value=\"" + number + "\">";
    if (entry instanceof Entry.Missing missing) {
      return open + "<i>" + escape(missing.why()) + "</i></td>";
    }
    String text = entry instanceof Entry.Words words ? escape(words.text()) : EntryText.of(entry);
    return open + (EntryText.best(entry) ? "<b>" + text + "</b>" : text) + "</td>";
  }
}
