package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.figure.FacetFigures;
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
          .append(section.done())
          .append(" of ")
          .append(section.expected())
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
        .append(section.done())
        .append(" of ")
        .append(section.expected())
        .append(" runs. Data: ");
    List<String> links = new ArrayList<>();
    List<String> files = new ArrayList<>(List.of("table.csv", "table.md", "table.tex"));
    if (section.hasGroupTables()) {
      files.addAll(List.of("groups.csv", "groups.md", "groups.tex"));
    }
    files.add("curves.csv");
    for (String file : files) {
      links.add("<a href=\"" + escape(base + file) + "\">" + file + "</a>");
    }
    html.append(String.join(", ", links)).append("</p>\n");
    problems(section.problems());
    for (int i = 0; i < section.tables().size(); i++) {
      TableView table = section.tables().get(i);
      if (!table.facet().isEmpty()) {
        html.append("<h3>").append(escape(table.facet())).append("</h3>\n");
      }
      html.append(HtmlTable.of(table));
      figures(section.figures().get(i), base);
      groups(section.groupTables().get(i));
    }
    html.append("</section>\n");
  }

  private void groups(List<TableView> tables) {
    for (TableView table : tables) {
      html.append("<details open><summary>By group at the end of training")
          .append(table.facet().isEmpty() ? "" : ": " + escape(table.facet()))
          .append("</summary>\n")
          .append(HtmlTable.of(table))
          .append("</details>\n");
    }
  }

  private void problems(List<String> problems) {
    if (!problems.isEmpty()) {
      html.append(
          "<div class=\"problems\"><p>Left out, because they could not be read:</p>\n<ul>\n");
      problems.forEach(line -> html.append("<li>").append(escape(line)).append("</li>\n"));
      html.append("</ul></div>\n");
    }
  }

  /** The first and widest figure by itself, the others beside each other. */
  private void figures(FacetFigures facet, String base) {
    for (int i = 0; i < facet.figures().size(); i++) {
      if (i == 1) {
        html.append("<div class=\"figures\">\n");
      }
      figure(facet.figures().get(i), base + "figures/");
    }
    if (facet.figures().size() > 1) {
      html.append("</div>\n");
    }
  }

  private void figure(Figure figure, String base) {
    String file = escape(base + figure.name());
    String caption = escape(figure.caption());
    html.append(
            "<figure%s style=\"--most: %spx\"><a href=\"%s.svg\"><img src=\"%s.svg\" alt=\"%s\" loading=\"lazy\"></a>"
                .formatted(
                    figure.panels().size() > 1 ? " class=\"wide\"" : "",
                    figure.width() * 4 / 3,
                    file,
                    file,
                    caption))
        .append(
            "<figcaption>%s (<a href=\"%s.png\">PNG</a>, <a href=\"%s.pdf\">PDF</a>)</figcaption></figure>"
                .formatted(caption, file, file))
        .append('\n');
  }
}
