package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import java.util.List;

/** The paper's figures in the paper's order, each with its caption's verdicts and its command. */
final class PaperFiguresHtml {
  private PaperFiguresHtml() {}

  /** With their heading; empty if there are none. */
  static String of(List<Caption> captions) {
    if (captions.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section aria-labelledby=\"paper\">\n");
    html.append(Html.heading(2, "paper", "The paper's figures"));
    captions.forEach(caption -> add(html, caption));
    return html.append("</section>\n").toString();
  }

  /** Links to each. */
  static String contents(List<Caption> captions) {
    StringBuilder links = new StringBuilder("<ul>\n");
    captions.forEach(caption -> SectionHtml.link(links, id(caption), caption.title()));
    return links.append("</ul>\n").toString();
  }

  private static String id(Caption caption) {
    return "paper-" + caption.title().replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static void add(StringBuilder html, Caption caption) {
    html.append(Html.heading(3, id(caption), caption.title()))
        .append(
            "<p>%s <code>%s</code></p>%n"
                .formatted(escape(caption.about()), escape(caption.command())))
        .append(
            FiguresHtml.of(
                Drawings.of(caption.drawings()), id(caption) + "-data", caption.folder()));
    if (!caption.statements().isEmpty()) {
      html.append("<ul class=\"statements\">\n");
      caption.statements().forEach(statement -> html.append(item(statement)));
      html.append("</ul>\n");
    }
  }

  private static String item(Caption.Statement statement) {
    StringBuilder html = new StringBuilder("<li>").append(escape(statement.claim()));
    for (Caption.Finding finding : statement.findings()) {
      html.append(
          "<span class=\"sub\">%s %s%s</span>"
              .formatted(
                  VerdictsHtml.badge(finding.verdict()),
                  escape(finding.sentence()),
                  finding.expected() ? "" : " <b class=\"surprise\">⚠ not as declared</b>"));
    }
    return html.append("</li>\n").toString();
  }
}
