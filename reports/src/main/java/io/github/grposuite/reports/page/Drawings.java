package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures as the page draws them: thinned, as text, so that the numbers themselves can go.
 *
 * @param json every panel once, whatever number of figures has it
 * @param figures in their order
 */
public record Drawings(String json, List<Drawing> figures) {
  public static final Drawings NONE = of(List.of());

  public Drawings {
    figures = List.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @param name of its files, without their endings
   * @param titles of its panels
   * @param panels positions in the JSON
   * @param columns panels a row
   */
  public record Drawing(
      String name, String caption, String titles, List<Integer> panels, int columns) {
    public Drawing {
      panels = List.copyOf(panels);
    }
  }

  public static Drawings of(List<Figure> figures) {
    Map<Panel, Integer> panels = new LinkedHashMap<>();
    List<Drawing> drawings = new ArrayList<>();
    for (Figure figure : figures) {
      List<Integer> own = new ArrayList<>();
      for (Panel panel : figure.panels()) {
        panels.putIfAbsent(panel, panels.size());
        own.add(panels.get(panel));
      }
      drawings.add(
          new Drawing(
              figure.name(),
              figure.caption(),
              String.join("; ", figure.panels().stream().map(Panel::title).toList()),
              own,
              figure.columns()));
    }
    return new Drawings(json(List.copyOf(panels.keySet())), drawings);
  }

  private static String json(List<Panel> panels) {
    return Json.text(
        json -> {
          SharedArrays positions = new SharedArrays();
          PanelJson writer = new PanelJson(json, positions);
          json.writeStartObject();
          json.writeArrayFieldStart("panels");
          for (Panel panel : panels) {
            writer.write(panel);
          }
          json.writeEndArray();
          positions.write(json, "x");
          json.writeEndObject();
        });
  }
}
