package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Figures as the page draws them: thinned, as text, so that the numbers themselves can go.
 *
 * @param json every panel once, whatever number of figures has it
 * @param figures in their order
 */
public record PageFigures(String json, List<PageFigure> figures) {
  public static final PageFigures NONE = of(List.of());

  public PageFigures {
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
  public record PageFigure(
      String name, String caption, String titles, List<Integer> panels, int columns) {}

  public static PageFigures of(List<Figure> figures) {
    Map<Panel, Integer> positions = new LinkedHashMap<>();
    List<PageFigure> drawn = new ArrayList<>();
    for (Figure figure : figures) {
      figure.panels().forEach(panel -> positions.putIfAbsent(panel, positions.size()));
      drawn.add(
          new PageFigure(
              figure.name(),
              figure.caption(),
              figure.panels().stream().map(Panel::title).collect(Collectors.joining("; ")),
              figure.panels().stream().map(positions::get).toList(),
              figure.columns()));
    }
    return new PageFigures(FigureJson.text(List.copyOf(positions.keySet())), drawn);
  }
}
