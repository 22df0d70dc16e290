package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labels beside points, each at the first place around its point where it covers no other label or
 * point; the front's come first. A label that finds no place is left out.
 */
final class PointLabels {

  /** Half an error bar's cap, in points, with a little air. */
  private static final double CAP = 3;

  /** Between a point and its label's box beside it or above it. */
  private static final double GAP = 6;

  /** Between them at a corner. */
  private static final double CORNER_GAP = 4;

  /** Of a marker, in points. */
  private static final double MARKER = 8;

  /** Where the label's centre lies, in half-widths and half-heights from the point. */
  private static final double[][] PLACES = {
    {1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}
  };

  private final Panel.Points panel;
  private final Theme theme;

  PointLabels(Panel.Points panel, Theme theme) {
    this.panel = panel;
    this.theme = theme;
  }

  void draw(Graphics2D graphics, Overlay.Place of) {
    List<Panel.Points.Point> points = PointChart.leftToRight(panel);
    List<Shape> taken = new ArrayList<>();
    Point2D before = null;
    for (Panel.Points.Point point : points) {
      Rectangle2D marker = marker(point, of);
      taken.add(marker);
      addWhiskers(taken, point, of);
      if (point.onFront()) {
        Point2D here = new Point2D.Double(marker.getCenterX(), marker.getCenterY());
        taken.add(new Line2D.Double(before == null ? here : before, here));
        before = here;
      }
    }
    Font font = theme.small();
    graphics.setPaint(Theme.TEXT);
    points.stream()
        .sorted(Comparator.comparing(point -> !point.onFront()))
        .forEach(
            point -> {
              Rectangle2D place = place(point, marker(point, of), of.area(), taken);
              if (place != null) {
                taken.add(place);
                FittedText.draw(graphics, point.label(), font, place.getX(), place.getCenterY(), 0);
              }
            });
  }

  /** Null if there is none. */
  private Rectangle2D place(
      Panel.Points.Point point, Rectangle2D marker, Rectangle2D area, List<Shape> taken) {
    double width = FittedText.width(point.label(), theme.small());
    double height = FittedText.height(theme.small());
    if (width == 0) {
      return null;
    }
    for (double[] place : PLACES) {
      double gap = place[0] == 0 || place[1] == 0 ? GAP : CORNER_GAP;
      double x = marker.getCenterX() + place[0] * (width / 2 + gap);
      double y = marker.getCenterY() + place[1] * (height / 2 + gap);
      Rectangle2D box = new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
      if (area.contains(box) && taken.stream().noneMatch(shape -> shape.intersects(box))) {
        return box;
      }
    }
    return null;
  }

  private static void addWhiskers(List<Shape> taken, Panel.Points.Point point, Overlay.Place of) {
    double x = of.x(point.x());
    double y = of.y(point.y());
    if (point.xError() > 0) {
      double end = of.x(point.x() + point.xError());
      taken.add(new Rectangle2D.Double(2 * x - end, y - CAP, 2 * (end - x), 2 * CAP));
    }
    if (point.yError() > 0) {
      double end = of.y(point.y() + point.yError());
      taken.add(new Rectangle2D.Double(x - CAP, end, 2 * CAP, 2 * (y - end)));
    }
  }

  private static Rectangle2D marker(Panel.Points.Point point, Overlay.Place of) {
    return new Rectangle2D.Double(
        of.x(point.x()) - MARKER / 2, of.y(point.y()) - MARKER / 2, MARKER, MARKER);
  }
}
