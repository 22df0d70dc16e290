package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.verdict.Captions;
import io.github.grposuite.reports.verdict.Verdict;
import java.util.Optional;

/** What figures' captions say, with the verdicts beside. */
final class CaptionsHtml {
  private static final String HEAD =
      """
      <table class="text">
      <thead><tr><th scope="col">figure</th><th scope="col">what is said</th>\
      <th scope="col">comparison</th><th scope="col">verdict</th>\
      <th scope="col">at half the margin</th><th scope="col">at twice</th></tr></thead>
      <tbody>
      """;

  private CaptionsHtml() {}

  /** Empty if no claim is of a figure. */
  static String of(Captions captions) {
    if (captions.lines().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder(HEAD);
    for (Captions.Line line : captions.lines()) {
      html.append("<tr><td>")
          .append(line.figure())
          .append("</td><td>")
          .append(escape(line.text()))
          .append("</td><td>")
          .append(escape(line.comparison()))
          .append(VerdictsHtml.setting(line.judgement().experiment()))
          .append("</td><td>")
          .append(badge(Optional.of(line.judgement().verdict())))
          .append(line.judgement().asExpected() ? "" : " <b class=\"surprise\">⚠</b>")
          .append("</td><td>")
          .append(badge(line.judgement().sensitivity().map(s -> s.half())))
          .append("</td><td>")
          .append(badge(line.judgement().sensitivity().map(s -> s.twice())))
          .append("</td></tr>\n");
    }
    return Html.scroll("What captions say", html.append("</tbody></table>").toString());
  }

  private static String badge(Optional<Verdict> verdict) {
    return verdict.map(VerdictsHtml::badge).orElse("–");
  }
}
