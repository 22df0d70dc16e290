package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths in a triangle, whose corners stand for all weight on one: the first at the lower left, the
 * second at the lower right, the third on top. JFreeChart has no such plot.
 */
final class TernaryPlot {
  private static final double HEIGHT_BY_SIDE = Math.sqrt(3) / 2;
  private static final int GRID_LINES = 5;
  private static final double LABEL_GAP = 4;

  private final Panel.Simplex panel;
  private final Theme theme;

  TernaryPlot(Panel.Simplex panel, Theme theme) {
    this.panel = panel;
    this.theme = theme;
  }

  void draw(Graphics2D graphics, Rectangle2D area) {
    Rectangle2D room = triangle(area);
    double side = Math.min(room.getWidth(), room.getHeight() / HEIGHT_BY_SIDE);
    double height = side * HEIGHT_BY_SIDE;
    double bottom = room.getCenterY() + height / 2;
    List<Point2D> corners =
        List.of(
            new Point2D.Double(area.getCenterX() - side / 2, bottom),
            new Point2D.Double(area.getCenterX() + side / 2, bottom),
            new Point2D.Double(area.getCenterX(), bottom - height));
    grid(graphics, corners);
    names(graphics, corners, area);
    Stream.concat(
            panel.paths().stream().filter(Panel.Simplex.Path::thin),
            panel.paths().stream().filter(path -> !path.thin()))
        .forEach(
            path ->
                SimplexMarks.draw(graphics, path, i -> place(corners, path.weights()[i]), theme));
    double third = 1.0 / 3;
    Point2D middle = place(corners, third, third, third);
    SimplexMarks.uniform(graphics, middle.getX(), middle.getY());
  }

  private static Point2D place(List<Point2D> corners, double... weights) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < weights.length; i++) {
      x += weights[i] * corners.get(i).getX();
      y += weights[i] * corners.get(i).getY();
    }
    return new Point2D.Double(x, y);
  }

  /** Lines of equal weight of each corner, and the border. */
  private static void grid(Graphics2D graphics, List<Point2D> corners) {
    graphics.setStroke(Theme.GRID_STROKE);
    graphics.setPaint(Theme.GRID);
    for (int line = 1; line < GRID_LINES; line++) {
      double w = (double) line / GRID_LINES;
      double rest = 1 - w;
      graphics.draw(new Line2D.Double(place(corners, w, rest, 0), place(corners, w, 0, rest)));
      graphics.draw(new Line2D.Double(place(corners, rest, w, 0), place(corners, 0, w, rest)));
      graphics.draw(new Line2D.Double(place(corners, rest, 0, w), place(corners, 0, rest, w)));
    }
    Path2D border = new Path2D.Double();
    border.moveTo(corners.get(0).getX(), corners.get(0).getY());
    border.lineTo(corners.get(1).getX(), corners.get(1).getY());
    border.lineTo(corners.get(2).getX(), corners.get(2).getY());
    border.closePath();
    graphics.setPaint(Theme.AXIS);
    graphics.draw(border);
  }

  private void names(Graphics2D graphics, List<Point2D> corners, Rectangle2D area) {
    graphics.setPaint(Theme.TEXT);
    for (int i = 0; i < corners.size(); i++) {
      Words name = name(i, area);
      double half = name.width() / 2;
      double x =
          Math.max(area.getMinX() + half, Math.min(area.getMaxX() - half, corners.get(i).getX()));
      double away = LABEL_GAP + name.height() / 2;
      name.draw(graphics, x, corners.get(i).getY() + (i == 2 ? -away : away), 0.5);
    }
  }

  /** The upper corner's name has the whole width. */
  private Words name(int corner, Rectangle2D area) {
    double room = area.getWidth() / (corner == 2 ? 1 : 2) - LABEL_GAP;
    return Words.of(panel.corners().get(corner), theme.label(), room);
  }

  /** What names leave of the area. */
  Rectangle2D triangle(Rectangle2D area) {
    double above = name(2, area).height() + LABEL_GAP;
    double below = Math.max(name(0, area).height(), name(1, area).height()) + LABEL_GAP;
    return new Rectangle2D.Double(
        area.getX(), area.getY() + above, area.getWidth(), area.getHeight() - above - below);
  }
}
