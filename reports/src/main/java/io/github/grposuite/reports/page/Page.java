package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.draw.Picture;
import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.table.HtmlTable;
import io.github.grposuite.reports.table.TableView;
import java.util.ArrayList;
import java.util.List;

/** One static HTML page, complete but for its pictures; light or dark as the reader has it. */
public final class Page {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>TITLE</title>
      <style>
      :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
      h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
      th, td { padding: .3rem .45rem; text-align: right; border-bottom: 1px solid var(--line); }
      td { white-space: nowrap; }
      th:first-child { text-align: left; white-space: nowrap; }
      table.text th, table.text td { text-align: left; white-space: normal; vertical-align: top; }
      tbody tr:hover { background: var(--soft); }
      .note, figcaption { font-size: .85rem; opacity: .75; }
      .problems { border-left: 3px solid #d55e00; padding-left: .8rem; overflow-wrap: anywhere; }
      figure { margin: 1rem 0; }
      figure img { width: 100%; max-width: var(--most); background: #fff; border-radius: 6px; }
      .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; }
      @media (min-width: 50rem) { .wide { grid-column: span 2; } }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder html = new StringBuilder();

  private Page() {}

  /**
   * @param bases for each section, the relative path from the page to its report folder; empty or
   *     ends with a slash
   */
  public static String of(String title, List<Section> sections, List<String> bases) {
    Page page = new Page();
    page.html.append(HEAD.replace("TITLE", escape(title)));
    page.html.append("<h1>").append(escape(title)).append("</h1>\n");
    if (sections.size() > 1) {
      page.contents(sections);
    }
    for (int i = 0; i < sections.size(); i++) {
      page.section(i, sections.get(i), bases.get(i), sections.size() > 1);
    }
    return page.html.append("</body>\n</html>\n").toString();
  }

  private void contents(List<Section> sections) {
    html.append("<ul>\n");
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      html.append("<li><a href=\"#s")
          .append(i + 1)
          .append("\">")
          .append(escape(section.title()))
          .append("</a> (")
          .append(section.completeness().done())
          .append(" of ")
          .append(section.completeness().expected())
          .append(" runs)</li>\n");
    }
    html.append("</ul>\n");
  }

  private void section(int index, Section section, String base, boolean named) {
    html.append("<section id=\"s").append(index + 1).append("\">\n");
    if (named) {
      html.append("<h2>").append(escape(section.title())).append("</h2>\n");
    }
    html.append("<p>")
        .append(escape(section.description()))
        .append("</p>\n<p class=\"note\">")
        .append(CompletenessHtml.counts(section.completeness()));
    section.notes().forEach(note -> html.append(' ').append(escape(note)));
    html.append(" Data: ");
    List<String> links = new ArrayList<>();
    for (String file : section.files()) {
      links.add("<a href=\"" + escape(base + file) + "\">" + file + "</a>");
    }
    html.append(String.join(", ", links)).append("</p>\n");
    html.append(CompletenessHtml.problems(section.completeness()));
    section.facets().forEach(facet -> facet(facet, section.selection(), base));
    html.append("</section>\n");
  }

  private void facet(Section.Part facet, Selection selection, String base) {
    if (!facet.table().facet().isEmpty()) {
      html.append("<h3>").append(escape(facet.table().facet())).append("</h3>\n");
    }
    facet
        .selected()
        .ifPresent(
            table ->
                html.append("<h4>Hyperparameters selected by ")
                    .append(selection.oracle() ? "an ORACLE: " : "")
                    .append(escape(selection.scored()))
                    .append("</h4>\n")
                    .append(HtmlTable.of(table))
                    .append("<h4>All settings</h4>\n"));
    html.append(HtmlTable.of(facet.table()));
    pictures(facet.pictures(), base);
    groups(facet.groups(), selection);
  }

  private void groups(List<TableView> tables, Selection selection) {
    for (TableView table : tables) {
      html.append("<details open><summary>By group ")
          .append(escape(selection.end()))
          .append(table.facet().isEmpty() ? "" : ": " + escape(table.facet()))
          .append("</summary>\n")
          .append(HtmlTable.of(table))
          .append("</details>\n");
    }
  }

  /** The first and widest figure by itself, the others beside each other. */
  private void pictures(List<Picture> pictures, String base) {
    for (int i = 0; i < pictures.size(); i++) {
      if (i == 1) {
        html.append("<div class=\"figures\">\n");
      }
      picture(pictures.get(i), base + "figures/");
    }
    if (pictures.size() > 1) {
      html.append("</div>\n");
    }
  }

  private void picture(Picture picture, String base) {
    String file = escape(base + picture.name());
    String caption = escape(picture.caption());
    html.append(
            "<figure%s style=\"--most: %spx\"><a href=\"%s.svg\"><img src=\"%s.svg\" alt=\"%s\" loading=\"lazy\"></a>"
                .formatted(
                    picture.wide() ? " class=\"wide\"" : "",
                    picture.width() * 4 / 3,
                    file,
                    file,
                    caption))
        .append(
            "<figcaption>%s (<a href=\"%s.png\">PNG</a>, <a href=\"%s.pdf\">PDF</a>)</figcaption></figure>"
                .formatted(caption, file, file))
        .append('\n');
  }
}
