package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTML page, complete in itself: data, style and script are in it, and it loads nothing. Light
 * or dark as the reader has it; without scripts it has everything but figures and cells.
 */
public final class Page {
  private Page() {}

  /** A page without figures of the paper. */
  public static String of(String title, List<Section> sections, List<String> bases) {
    return of(title, List.of(), sections, bases);
  }

  /**
   * A page.
   *
   * @param captions the paper's figures, which stand before all else
   * @param bases for each section, the relative path from the page to its report folder; empty or
   *     ends with a slash
   */
  public static String of(
      String title, List<Caption> captions, List<Section> sections, List<String> bases) {
    boolean several = sections.size() != 1;
    List<SectionHtml> parts = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      parts.add(new SectionHtml(sections.get(i), "s" + (i + 1), bases.get(i), several ? 3 : 2));
    }
    StringBuilder html = new StringBuilder(PageFrame.head(title));
    html.append(contents(captions, sections, parts)).append("<main id=\"main\" tabindex=\"-1\">\n");
    html.append("<h1>").append(escape(title)).append("</h1>\n");
    if (!several) {
      html.append(parts.get(0).summary());
    }
    html.append(CaptionsHtml.of(captions));
    html.append(VerdictsHtml.of(judgements(sections), 2));
    html.append(ComparisonsHtml.of(comparisons(sections), 2));
    for (int i = 0; i < sections.size(); i++) {
      if (several) {
        html.append("<section aria-labelledby=\"s%s\">%n".formatted(i + 1))
            .append(Html.heading(2, "s" + (i + 1), sections.get(i).title()))
            .append(parts.get(i).summary())
            .append(parts.get(i).body())
            .append("</section>\n");
      } else {
        html.append(parts.get(i).body());
      }
    }
    return html.append("</main>\n").append(PageFrame.foot()).toString();
  }

  private static String contents(
      List<Caption> captions, List<Section> sections, List<SectionHtml> parts) {
    StringBuilder links = new StringBuilder("<nav aria-label=\"Contents\">\n<ul>\n");
    if (!captions.isEmpty()) {
      links
          .append("<li><a href=\"#paper\">The paper's figures</a>\n")
          .append(CaptionsHtml.contents(captions))
          .append("</li>\n");
    }
    if (!judgements(sections).isEmpty()) {
      SectionHtml.link(links, "verdicts", "Verdicts");
    }
    if (!comparisons(sections).isEmpty()) {
      SectionHtml.link(links, "comparisons", "Expected numbers");
    }
    for (int i = 0; i < sections.size(); i++) {
      if (sections.size() > 1) {
        links.append(
            "<li><a href=\"#s%s\">%s</a> <span class=\"sub\">%s of %s runs</span>%n%s</li>%n"
                .formatted(
                    i + 1,
                    escape(sections.get(i).title()),
                    sections.get(i).completeness().done(),
                    sections.get(i).completeness().expected(),
                    parts.get(i).contents()));
      } else {
        links.append("<li>").append(parts.get(i).contents()).append("</li>\n");
      }
    }
    return links.append("</ul>\n</nav>\n").toString();
  }

  private static List<Judgement> judgements(List<Section> sections) {
    return sections.stream().flatMap(section -> section.overall().judgements().stream()).toList();
  }

  private static List<Comparison> comparisons(List<Section> sections) {
    return sections.stream().flatMap(section -> section.overall().comparisons().stream()).toList();
  }
}
