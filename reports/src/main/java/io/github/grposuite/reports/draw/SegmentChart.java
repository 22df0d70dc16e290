package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * Paths between two corners: a lane a path, in which it runs downwards from its start to its end.
 * Thin paths run in the lane of the bold path that has their colour, or share one.
 */
final class SegmentChart {
  private static final int TICKS = 10;
  private static final double MARGIN = 0.03;
  private static final double NAME_PART = 0.3;

  /** Of a lane's height, what a path takes. */
  private static final double LANE_PART = 0.6;

  private SegmentChart() {}

  static XYPlot plot(Panel.Simplex panel, Canvas canvas) {
    Map<String, Integer> lanes = lanes(panel);
    SymbolAxis names =
        Axes.rows(
            lanes.keySet().stream().map(name -> canvas.within(name, NAME_PART)).toList(),
            canvas.theme());
    String label =
        "weight of %s (at 0, all is on %s)"
            .formatted(panel.corners().get(1), panel.corners().get(0));
    NumberAxis weight =
        Axes.numbers(canvas.across(label), -MARGIN, 1 + MARGIN, TICKS, canvas.theme());
    XYPlot plot = Axes.plot(null, weight, names, null);
    plot.setRangeGridlinesVisible(false);
    plot.addDomainMarker(new ValueMarker(0.5, Theme.AXIS, Theme.dashed()), Layer.BACKGROUND);
    plot.addAnnotation(
        new Overlay((graphics, place) -> paths(graphics, panel, place, canvas.theme())));
    return plot;
  }

  static int laneCount(Panel.Simplex panel) {
    return lanes(panel).size();
  }

  private static Map<String, Integer> lanes(Panel.Simplex panel) {
    Map<String, Integer> lanes = new LinkedHashMap<>();
    for (boolean thin : new boolean[] {false, true}) {
      panel.paths().stream()
          .filter(path -> path.thin() == thin)
          .forEach(path -> lanes.putIfAbsent(lane(panel, path), lanes.size()));
    }
    return lanes;
  }

  /** The label of the path by which a path's lane is called. */
  private static String lane(Panel.Simplex panel, Panel.Simplex.Path path) {
    if (!path.thin()) {
      return path.label();
    }
    return panel.paths().stream()
        .filter(other -> other.style().colour() == path.style().colour())
        .min(Comparator.comparing(Panel.Simplex.Path::thin))
        .orElse(path)
        .label();
  }

  /** All paths, the thin ones beneath. */
  private static void paths(
      Graphics2D graphics, Panel.Simplex panel, Overlay.Place place, Theme theme) {
    Map<String, Integer> lanes = lanes(panel);
    List<Panel.Simplex.Path> order = new ArrayList<>(panel.paths());
    order.sort((a, b) -> Boolean.compare(b.thin(), a.thin()));
    for (Panel.Simplex.Path path : order) {
      int lane = lanes.get(lane(panel, path));
      SimplexMarks.draw(
          graphics, path, i -> place.of(path.weights()[i][1], lane + offset(path, i)), theme);
    }
    for (int lane = 0; lane < lanes.size(); lane++) {
      SimplexMarks.uniform(graphics, place.x(0.5), place.y(lane));
    }
  }

  private static double offset(Panel.Simplex.Path path, int point) {
    double first = path.x()[0];
    double length = path.x()[path.x().length - 1] - first;
    return length > 0 ? LANE_PART * ((path.x()[point] - first) / length - 0.5) : 0;
  }
}
