package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Comparison;
import java.util.List;

/** The table of our numbers beside expected ones. */
final class ComparisonsHtml {
  private static final String HEAD =
      """
      <table class="sortable text" data-filter="text">
      <thead><tr><th scope="col">experiment</th><th scope="col">method</th><th scope="col">quantity</th>\
      <th scope="col">expected</th><th scope="col">tolerance</th><th scope="col">ours</th>\
      <th scope="col">seeds</th><th scope="col">outcome</th><th scope="col">source</th></tr></thead>
      <tbody>
      """;

  private ComparisonsHtml() {}

  /** With its heading; empty if nothing is expected. */
  static String of(List<Comparison> comparisons, int level) {
    if (comparisons.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder(HEAD);
    comparisons.forEach(comparison -> row(table, comparison));
    return "<section aria-labelledby=\"comparisons\">\n"
        + Html.heading(level, "comparisons", "Expected numbers")
        + Html.scroll("Expected numbers", table.append("</tbody></table>").toString())
        + Html.note("Ours: mean ± standard error over seeds.")
        + "</section>\n";
  }

  private static void row(StringBuilder html, Comparison c) {
    html.append("<tr><th scope=\"row\">")
        .append(escape(c.experiment()))
        .append(VerdictsHtml.setting(c.setting()))
        .append("</th>");
    html.append("<td>").append(escape(MethodInfo.label(c.method()))).append("</td>");
    html.append("<td>").append(escape(c.quantity())).append("</td>");
    number(html, c.expected(), Html.number(c.expected(), 5));
    number(html, c.tolerance(), Html.number(c.tolerance(), 3));
    number(html, c.found(), found(c));
    number(html, c.n(), String.valueOf(c.n()));
    html.append("<td>").append(badge(c.outcome())).append("</td>");
    html.append("<td>").append(escape(c.source())).append("</td></tr>\n");
  }

  private static void number(StringBuilder html, double value, String text) {
    html.append("<td data-value=\"%s\">%s</td>".formatted(value, text));
  }

  private static String found(Comparison c) {
    return Html.number(c.found(), 5)
        + (Double.isFinite(c.standardError()) ? " ± " + Html.number(c.standardError(), 2) : "");
  }

  private static String badge(Comparison.Outcome outcome) {
    String[] look =
        switch (outcome) {
          case WITHIN -> new String[] {"supported", "✓"};
          case OUTSIDE -> new String[] {"contradicted", "✗"};
          case MISSING -> new String[] {"undecided", "?"};
        };
    return "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> %s</span>"
        .formatted(look[0], look[1], outcome.words());
  }
}
