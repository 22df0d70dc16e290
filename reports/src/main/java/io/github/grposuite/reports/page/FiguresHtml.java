package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import io.github.grposuite.reports.page.Drawings.Drawing;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Frames of figures, which the page's script fills from the data beside them. */
final class FiguresHtml {
  private static final List<String> FORMATS = List.of("png", "svg", "pdf", "csv");

  private FiguresHtml() {}

  /**
   * @param id of the data's element
   * @param folder path to the figures' folder, with a slash at its end
   */
  static String of(Drawings drawings, String id, String folder) {
    if (drawings.figures().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"figures\">\n");
    drawings.figures().forEach(drawing -> figure(html, drawing, id, folder));
    return html.append(
            "</div>\n<noscript><p class=\"note\">Without scripts this page draws no figures;")
        .append(
            " they are pictures in <a href=\"%s\">%<s</a>.</p></noscript>"
                .formatted(escape(folder)))
        .append('\n')
        .append(Json.element("id=\"" + id + "\"", drawings.json()))
        .toString();
  }

  private static void figure(StringBuilder html, Drawing drawing, String id, String folder) {
    String panels = drawing.panels().stream().map(String::valueOf).collect(Collectors.joining(","));
    String links =
        FORMATS.stream()
            .map(
                format ->
                    "<a href=\"%s.%s\">%s</a>"
                        .formatted(
                            escape(folder + drawing.name()),
                            format,
                            format.toUpperCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    html.append(
            """
            <figure class="plot%s" id="%s" role="group" aria-label="%s" data-source="%s" data-panels="%s">\
            <div class="panels" data-columns="%s"></div>\
            <figcaption>%s <span class="files">(%s)</span></figcaption></figure>\
            """
                .formatted(
                    drawing.panels().size() > 1 ? " wide" : "",
                    escape(id + "-" + drawing.name()),
                    escape(drawing.caption() + ". Panels: " + drawing.titles()),
                    id,
                    panels,
                    drawing.columns(),
                    escape(drawing.caption()),
                    links))
        .append('\n');
  }
}
