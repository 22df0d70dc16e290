package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.VerdictMatrix;
import java.util.Optional;

/** Verdicts at a glance: a sign for each claim and setting, its sentence under the pointer. */
final class VerdictMatrixHtml {
  private VerdictMatrixHtml() {}

  static String of(VerdictMatrix matrix) {
    StringBuilder html =
        new StringBuilder("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">claim</th>");
    for (VerdictMatrix.Column column : matrix.columns()) {
      html.append("<th scope=\"col\">")
          .append(escape(column.shortName()))
          .append(VerdictsHtml.setting(column.setting()))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (VerdictMatrix.Row row : matrix.rows()) {
      html.append("<tr><th scope=\"row\">")
          .append(escape(row.comparison()))
          .append(VerdictsHtml.setting(row.quantity()))
          .append("</th>");
      row.entries().forEach(entry -> html.append(cell(entry)));
      html.append("</tr>\n");
    }
    return Html.scroll("Verdicts at a glance", html.append("</tbody></table>").toString());
  }

  private static String cell(Optional<Judgement> entry) {
    return entry
        .map(
            j ->
                "<td title=\"%s\"><span class=\"badge %s\" aria-label=\"%s\" role=\"img\">%s</span>%s</td>"
                    .formatted(
                        escape(j.sentence()),
                        j.verdict().words().replace(' ', '-'),
                        j.verdict().words(),
                        j.verdict().sign(),
                        j.asExpected() ? "" : " <b class=\"surprise\">⚠</b>"))
        .orElse("<td></td>");
  }
}
