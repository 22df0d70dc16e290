package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One HTML page, complete in itself: data, style and script are in it, and it loads nothing. Light
 * or dark as the reader has it; without scripts it has everything but figures and cells.
 */
public final class Page {
  private Page() {}

  /**
   * @param bases for each section, the relative path from the page to its report folder; empty or
   *     ends with a slash
   */
  public static String of(String title, List<Section> sections, List<String> bases) {
    return of(title, List.of(), sections, bases, List.of());
  }

  /**
   * The same, after the paper's figures.
   *
   * @param captions the paper's figures, in its order
   * @param crossing judgements that need several of the sections
   */
  public static String of(
      String title,
      List<Caption> captions,
      List<Section> sections,
      List<String> bases,
      List<Judgement> crossing) {
    List<Judgement> judgements =
        Stream.concat(
                sections.stream().flatMap(section -> section.overall().judgements().stream()),
                crossing.stream())
            .toList();
    boolean several = sections.size() != 1;
    List<SectionHtml> parts = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      parts.add(new SectionHtml(sections.get(i), "s" + (i + 1), bases.get(i), several ? 3 : 2));
    }
    StringBuilder html = new StringBuilder(PageFrame.head(title));
    html.append(contents(captions, !judgements.isEmpty(), sections, parts))
        .append("<main id=\"main\" tabindex=\"-1\">\n");
    html.append("<h1>").append(escape(title)).append("</h1>\n");
    if (!several) {
      html.append(parts.get(0).summary());
    }
    html.append(PaperFiguresHtml.of(captions));
    html.append(VerdictsHtml.of(judgements, 2));
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
      List<Caption> captions, boolean judged, List<Section> sections, List<SectionHtml> parts) {
    StringBuilder links = new StringBuilder("<nav aria-label=\"Contents\">\n<ul>\n");
    if (!captions.isEmpty()) {
      links
          .append("<li><a href=\"#paper\">The paper's figures</a>\n")
          .append(PaperFiguresHtml.contents(captions))
          .append("</li>\n");
    }
    if (judged) {
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

  private static List<Comparison> comparisons(List<Section> sections) {
    return sections.stream().flatMap(section -> section.overall().comparisons().stream()).toList();
  }
}
