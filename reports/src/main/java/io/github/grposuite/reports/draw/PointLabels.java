package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Labels beside points, each at the first place around its point where it covers no other label or
 * point; the front's come first. A label that finds no place is left out.
 */
final class PointLabels extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final double GAP = 6;

  /** Of a marker, in points. */
  private static final double MARKER = 8;

  /** Where the label's centre lies, in half-widths and half-heights from the point. */
  private static final double[][] PLACES = {
    {1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}
  };

  private final transient List<Panel.Points.Point> points;
  private final transient Theme theme;

  PointLabels(List<Panel.Points.Point> points, Theme theme) {
    this.points = points;
    this.theme = theme;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis xAxis,
      ValueAxis yAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (Panel.Points.Point point : points) {
      taken.add(marker(point, area, xAxis, yAxis));
    }
    Font font = theme.small();
    graphics.setPaint(Theme.TEXT);
    points.stream()
        .sorted(Comparator.comparing(point -> !point.onFront()))
        .forEach(
            point -> {
              Rectangle2D place = place(point, marker(point, area, xAxis, yAxis), area, taken);
              if (place != null) {
                taken.add(place);
                FittedText.draw(graphics, point.label(), font, place.getX(), place.getCenterY(), 0);
              }
            });
  }

  /** Null if there is none. */
  private Rectangle2D place(
      Panel.Points.Point point, Rectangle2D marker, Rectangle2D area, List<Rectangle2D> taken) {
    double width = FittedText.width(point.label(), theme.small());
    double height = FittedText.height(theme.small());
    if (width == 0) {
      return null;
    }
    for (double[] place : PLACES) {
      double x = marker.getCenterX() + place[0] * (width / 2 + GAP);
      double y = marker.getCenterY() + place[1] * (height / 2 + (place[0] == 0 ? GAP : 1));
      Rectangle2D box = new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
      if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
        return box;
      }
    }
    return null;
  }

  private static Rectangle2D marker(
      Panel.Points.Point point, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
    double x = xAxis.valueToJava2D(point.x(), area, RectangleEdge.BOTTOM);
    double y = yAxis.valueToJava2D(point.y(), area, RectangleEdge.LEFT);
    return new Rectangle2D.Double(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER);
  }
}
