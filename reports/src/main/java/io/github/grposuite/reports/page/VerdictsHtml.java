package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.verdict.Captions;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.VerdictMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The table of verdicts. */
final class VerdictsHtml {
  private static final String HEAD =
      """
      <table class="sortable text verdicts" data-filter="verdicts">
      <thead><tr><th scope="col">claim</th><th scope="col">verdict</th><th scope="col">experiment</th>\
      <th scope="col">what is claimed</th><th scope="col">effect</th><th scope="col">n</th>\
      <th scope="col">p (Holm)</th></tr></thead>
      <tbody>
      """;

  private static final String NOTE =
      "Effect: mean over the seeds that both have of method − baseline, and its 95 % interval (BCa"
          + " bootstrap over seeds, or over what stands below n); p: one-sided sign-flip test of"
          + " what the verdict says, after Holm's correction over all rows of the claim's file. The"
          + " picture is on each row's own scale: 0 is in the middle, the claimed side is shaded"
          + " from the margin on.";

  /** More are shown when they are asked for. */
  private static final int FEW = 12;

  private VerdictsHtml() {}

  /** With its heading; empty if nothing is claimed. */
  static String of(List<Judgement> judgements, int level) {
    if (judgements.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section aria-labelledby=\"verdicts\">\n");
    html.append(Html.heading(level, "verdicts", "Verdicts"))
        .append("<p class=\"counts\">")
        .append(counts(judgements))
        .append("</p>\n");
    long surprises = judgements.stream().filter(judgement -> !judgement.asExpected()).count();
    if (surprises > 0) {
      html.append(
          Html.warning(
              surprises
                  + " of these are not what was declared, or no run records what they are about."));
    }
    VerdictMatrix.of(judgements.stream().filter(j -> j.claim().figure().isEmpty()).toList())
        .forEach(matrix -> html.append(VerdictMatrixHtml.of(matrix)));
    html.append(CaptionsHtml.of(Captions.of(judgements)));
    StringBuilder table = new StringBuilder(HEAD);
    judgements.forEach(judgement -> row(table, judgement));
    html.append(judgements.size() > FEW ? "<details>" : "<details open>")
        .append("<summary>Each verdict with its effect, interval and p</summary>\n")
        .append(Html.scroll("Verdicts", table.append("</tbody></table>").toString()));
    return html.append(Html.note(NOTE)).append("</details></section>\n").toString();
  }

  /** {@code 62 supported, 3 not supported}, each in its badge. */
  private static String counts(List<Judgement> judgements) {
    return Arrays.stream(Verdict.values())
        .map(
            verdict ->
                "<span><b>"
                    + judgements.stream().filter(j -> j.verdict() == verdict).count()
                    + "</b> "
                    + badge(verdict)
                    + "</span>")
        .collect(Collectors.joining(" "));
  }

  private static void row(StringBuilder html, Judgement j) {
    html.append("<tr data-verdict=\"")
        .append(j.verdict().words())
        .append("\" data-experiment=\"")
        .append(escape(j.experiment()))
        .append("\"><th scope=\"row\"><details><summary>")
        .append(escape(j.claim().name()))
        .append("</summary><p>")
        .append(escape(j.sentence()))
        .append("</p></details></th>");
    html.append("<td>").append(badge(j.verdict())).append(declared(j)).append("</td>");
    html.append("<td>").append(escape(j.experiment())).append(setting(j.setting())).append("</td>");
    html.append(
        "<td class=\"claimed\"><b>%s</b> %s%s<span class=\"sub\">%s</span></td>"
            .formatted(
                escape(j.wording().subject()),
                escape(j.wording().predicate()),
                margin(j),
                escape(j.quantity())));
    html.append(
        "<td class=\"effect\" data-value=\"%s\">%s<span class=\"sub\">%s</span></td>"
            .formatted(j.effect(), ForestBar.of(j), effect(j)));
    html.append(
        "<td data-value=\"%1$s\">%1$s%2$s</td>"
            .formatted(
                j.n(),
                j.unitIsSeed() ? "" : "<span class=\"sub\">" + escape(j.units()) + "</span>"));
    Judgement.Shown p = j.shownP();
    html.append(
        "<td data-value=\"%s\">%s%s</td>"
            .formatted(
                p.value(),
                Html.pValue(p.value()),
                p.ofClaim() || Double.isNaN(p.value())
                    ? ""
                    : "<span class=\"sub\">of " + p.of() + "</span>"));
    html.append("</tr>\n");
  }

  private static String margin(Judgement j) {
    return j.margin() > 0 ? j.claim().hypothesis().margin() + Html.number(j.margin(), 3) : "";
  }

  private static String effect(Judgement j) {
    return j.effectInWords().isEmpty() ? "—" : escape(j.effectInWords().replace('-', '−'));
  }

  private static String declared(Judgement j) {
    if (!j.recorded()) {
      return "<span class=\"sub\"><b class=\"surprise\">⚠ no run records it</b></span>";
    }
    if (j.expected().isEmpty()) {
      return "";
    }
    return "<span class=\"sub\">"
        + (j.asExpected()
            ? "as declared"
            : "<b class=\"surprise\">⚠ declared " + j.expected().get().words() + "</b>")
        + "</span>";
  }

  static String setting(String setting) {
    return setting.isEmpty() ? "" : "<span class=\"sub\">" + escape(setting) + "</span>";
  }

  static String badge(Verdict verdict) {
    return "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> %s</span>"
        .formatted(verdict.words().replace(' ', '-'), verdict.sign(), verdict.words());
  }
}
