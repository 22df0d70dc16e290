package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import java.util.List;
import java.util.stream.Collectors;

/** How much of an experiment is in a report, as HTML. */
final class CompletenessHtml {
  private CompletenessHtml() {}

  /** {@code 5 of 7 runs}, and what became of the cells unless all are done. */
  static String counts(Completeness cells) {
    String counts = cells.done() + " of " + cells.expected() + " runs.";
    return cells.statuses().size() < 2
        ? counts
        : counts
            + " Cells: "
            + cells.statuses().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().key())
                .collect(Collectors.joining(", "))
            + ".";
  }

  /** Why runs are missing; empty if none is. */
  static String problems(Completeness cells) {
    StringBuilder html = new StringBuilder();
    if (!cells.problems().isEmpty()) {
      html.append(
          "<div class=\"problems\"><p>Left out, because they could not be read:</p>\n<ul>\n");
      cells.problems().stream()
          .limit(Completeness.SHOWN)
          .forEach(line -> html.append("<li>").append(escape(line)).append("</li>\n"));
      html.append("</ul>").append(more(cells.problems().size())).append("</div>\n");
    }
    if (!cells.failures().isEmpty()) {
      html.append("<details class=\"problems\"><summary>Failed: ")
          .append(cells.failed())
          .append("</summary>\n<div class=\"scroll\"><table class=\"text\">\n<thead><tr>")
          .append("<th>cell</th><th>status</th><th>error</th></tr></thead>\n<tbody>\n");
      cells.failures().forEach(failure -> row(html, failure));
      html.append("</tbody></table></div>").append(more(cells.failed())).append("</details>\n");
    }
    return html.toString();
  }

  private static void row(StringBuilder html, Completeness.Failure failure) {
    html.append("<tr><th scope=\"row\">").append(escape(failure.cell())).append("</th>");
    for (String text : List.of(failure.status().key(), failure.error())) {
      html.append("<td>").append(escape(text)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private static String more(long all) {
    return all <= Completeness.SHOWN
        ? ""
        : "<p>These are the first " + Completeness.SHOWN + " of " + all + "; see cells.csv.</p>";
  }
}
