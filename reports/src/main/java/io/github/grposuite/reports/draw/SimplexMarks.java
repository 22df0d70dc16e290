package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jfree.chart.LegendItemCollection;

/** A path on the simplex: its line, its start hollow and its end filled, and the legend thereof. */
final class SimplexMarks {
  private static final double THIN = 0.4;
  private static final double THIN_MARK = 0.55;

  private SimplexMarks() {}

  /**
   * Draws a path.
   *
   * @param place of the i-th point, in points of the panel
   */
  static void draw(
      Graphics2D graphics, Panel.Simplex.Path path, IntFunction<Point2D> place, Theme theme) {
    Path2D line = new Path2D.Double();
    Point2D start = null;
    Point2D end = null;
    boolean gap = true;
    for (int i = 0; i < path.weights().length; i++) {
      Point2D point = place.apply(i);
      if (!Double.isFinite(point.getX()) || !Double.isFinite(point.getY())) {
        gap = true;
        continue;
      }
      if (gap) {
        line.moveTo(point.getX(), point.getY());
      } else {
        line.lineTo(point.getX(), point.getY());
      }
      gap = false;
      start = start == null ? point : start;
      end = point;
    }
    if (end == null) {
      return;
    }
    Color colour = path.thin() ? theme.trace(path.style()) : theme.colour(path.style());
    graphics.setPaint(colour);
    graphics.setStroke(path.thin() ? theme.stroke(THIN) : theme.stroke(path.style()));
    graphics.draw(line);
    Shape marker = theme.marker(path.style(), path.thin() ? THIN_MARK : 1);
    graphics.setStroke(theme.stroke(path.thin() ? THIN : 0.7));
    mark(graphics, marker, start, Color.WHITE, colour);
    mark(graphics, marker, end, colour, colour);
  }

  /** The point at which all weights are equal. */
  static void uniform(Graphics2D graphics, double x, double y) {
    graphics.setPaint(Theme.TEXT);
    graphics.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(plus()));
  }

  /** Each bold path once, and what the marks mean. */
  static LegendItemCollection legend(Panel.Simplex panel, Canvas canvas) {
    LegendItemCollection items = new LegendItemCollection();
    Map<String, SeriesStyle> styles = new LinkedHashMap<>();
    panel.paths().stream()
        .filter(path -> !path.thin())
        .forEach(path -> styles.putIfAbsent(path.label(), path.style()));
    styles.forEach(
        (label, style) -> items.add(Legends.line(new LegendEntry(label, style), false, canvas)));
    Shape marker = canvas.theme().marker(new SeriesStyle(0, 0));
    items.add(Legends.shape("start", marker, Color.WHITE, Theme.TEXT, canvas));
    items.add(Legends.shape("end", marker, Theme.TEXT, Theme.TEXT, canvas));
    items.add(Legends.shape("equal weights", plus(), Theme.TEXT, Theme.TEXT, canvas));
    return items;
  }

  private static void mark(
      Graphics2D graphics, Shape marker, Point2D at, Color fill, Color outline) {
    Shape shape =
        AffineTransform.getTranslateInstance(at.getX(), at.getY()).createTransformedShape(marker);
    graphics.setPaint(fill);
    graphics.fill(shape);
    graphics.setPaint(outline);
    graphics.draw(shape);
  }

  private static Shape plus() {
    double[][] corners = {
      {-4, -0.7}, {-0.7, -0.7}, {-0.7, -4}, {0.7, -4}, {0.7, -0.7}, {4, -0.7},
      {4, 0.7}, {0.7, 0.7}, {0.7, 4}, {-0.7, 4}, {-0.7, 0.7}, {-4, 0.7}
    };
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0][0], corners[0][1]);
    for (double[] corner : List.of(corners).subList(1, corners.length)) {
      path.lineTo(corner[0], corner[1]);
    }
    path.closePath();
    return path;
  }
}
