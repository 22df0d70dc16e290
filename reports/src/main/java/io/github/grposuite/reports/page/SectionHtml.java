package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.table.HtmlTable;
import io.github.grposuite.reports.table.TableView;
import java.util.ArrayList;
import java.util.List;

/** One experiment as HTML. */
final class SectionHtml {
  private final StringBuilder html = new StringBuilder();
  private final Section section;
  private final String id;
  private final String base;
  private final int level;

  /**
   * @param id unique on the page
   * @param base path to the report's folder, with a slash at its end unless empty
   * @param level of its headings
   */
  SectionHtml(Section section, String id, String base, int level) {
    this.section = section;
    this.id = id;
    this.base = base;
    this.level = level;
  }

  /** What is before the verdicts: how complete it is, and how runs are judged. */
  String summary() {
    StringBuilder summary = new StringBuilder("<p>").append(escape(section.description()));
    summary
        .append("</p>\n<p class=\"note\">")
        .append(CompletenessHtml.counts(section.completeness()));
    section.notes().forEach(note -> summary.append(' ').append(escape(note)));
    List<String> links = new ArrayList<>();
    for (String file : section.files()) {
      links.add("<a href=\"" + escape(base + file) + "\">" + escape(file) + "</a>");
    }
    summary.append(" Data: ").append(String.join(", ", links)).append("</p>\n");
    section.warnings().forEach(warning -> summary.append(Html.warning(warning)));
    return summary.append(CompletenessHtml.problems(section.completeness())).toString();
  }

  /** Facets, what was found over all, cells and provenance. */
  String body() {
    for (int i = 0; i < section.facets().size(); i++) {
      facet(section.facets().get(i), facetId(i));
    }
    overall();
    cells();
    return html.append(ProvenanceHtml.of(section.provenance(), level, id + "-provenance"))
        .toString();
  }

  /** Links to all of its parts. */
  String contents() {
    StringBuilder links = new StringBuilder("<ul>\n");
    for (int i = 0; i < section.facets().size(); i++) {
      link(links, facetId(i), heading(section.facets().get(i)));
    }
    if (hasOverall()) {
      link(links, id + "-overall", "Over all data");
    }
    link(links, id + "-cells", "Cells");
    link(links, id + "-provenance", "Provenance");
    return links.append("</ul>\n").toString();
  }

  static void link(StringBuilder links, String id, String text) {
    links.append("<li><a href=\"#%s\">%s</a></li>%n".formatted(id, escape(text)));
  }

  private String facetId(int index) {
    return id + "-f" + (index + 1);
  }

  private static String heading(Section.Part facet) {
    return facet.table().facet().isEmpty() ? "Results" : facet.table().facet();
  }

  private void facet(Section.Part facet, String facetId) {
    html.append("<section aria-labelledby=\"").append(facetId).append("\">\n");
    html.append(Html.heading(level, facetId, heading(facet)));
    facet
        .selected()
        .ifPresent(
            table ->
                html.append(
                        Html.heading(
                            level + 1,
                            "Hyperparameters selected by "
                                + (section.selection().oracle() ? "an ORACLE: " : "")
                                + section.selection().scored()))
                    .append(HtmlTable.of(table))
                    .append(Html.heading(level + 1, "All settings")));
    html.append(HtmlTable.of(facet.table()));
    html.append(FiguresHtml.of(facet.drawings(), facetId + "-data", base + "figures/"));
    for (TableView table : facet.groups()) {
      html.append("<details open><summary>By group ")
          .append(escape(section.selection().end()))
          .append(table.facet().isEmpty() ? "" : ": " + escape(table.facet()))
          .append("</summary>\n")
          .append(HtmlTable.of(table))
          .append("</details>\n");
    }
    html.append("</section>\n");
  }

  private boolean hasOverall() {
    return !section.overall().tables().isEmpty()
        || !section.overall().drawings().figures().isEmpty();
  }

  private void overall() {
    if (hasOverall()) {
      html.append(Html.heading(level, id + "-overall", "Over all data"));
      for (TableView table : section.overall().tables()) {
        html.append(table.facet().isEmpty() ? "" : Html.heading(level + 1, table.facet()));
        html.append(HtmlTable.of(table));
      }
      html.append(
          FiguresHtml.of(section.overall().drawings(), id + "-overall-data", base + "figures/"));
    }
  }

  private void cells() {
    Cells cells = section.cells();
    html.append(Html.heading(level, id + "-cells", "Cells"));
    if (cells.shown() < cells.all()) {
      html.append(
          Html.warning(
              "these are the first %s of %s cells, and all that failed; cells.csv has every one."
                  .formatted(Cells.MOST, cells.all())));
    }
    html.append("<div class=\"cells\" data-runs=\"%s../runs/\">".formatted(escape(base)))
        .append("<noscript><p class=\"note\">Without scripts: see cells.csv.</p></noscript>")
        .append(Json.element("class=\"data\"", cells.json()))
        .append("</div>\n");
  }
}
