package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What stands in a heat map's cells: the value, its error below it, where they fit; a stroke
 * through cells without a value; a frame around the best and a star in it.
 */
final class HeatCells {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final int MOST_DECIMALS = 6;
  private static final double STAR = 4;
  private static final double FRAME = 2.2;

  private final Panel.HeatMap panel;
  private final HeatScale scale;
  private final Theme theme;

  HeatCells(Panel.HeatMap panel, HeatScale scale, Theme theme) {
    this.panel = panel;
    this.scale = scale;
    this.theme = theme;
  }

  void draw(Graphics2D graphics, Overlay.Place place) {
    Rectangle2D area = place.area();
    Font font = font(area);
    boolean errors = font != null && errorsFit(area, font);
    for (int row = 0; row < panel.rows().size(); row++) {
      for (int column = 0; column < panel.columns().size(); column++) {
        Rectangle2D cell = cell(row, column, place);
        double value = panel.values()[row][column];
        if (!Double.isFinite(value)) {
          absent(graphics, cell, font);
        } else if (font != null) {
          graphics.setPaint(scale.ink(value));
          double error = panel.errors()[row][column];
          boolean both = errors && Double.isFinite(error);
          double middle = cell.getCenterY() - (both ? FittedText.height(theme.small()) / 2 : 0);
          centred(graphics, text(value), cell.getCenterX(), middle, font);
          if (both) {
            double below = middle + FittedText.height(font);
            centred(graphics, "±" + text(error), cell.getCenterX(), below, theme.small());
          }
        }
      }
    }
    if (panel.bestRow() >= 0 && panel.bestColumn() >= 0) {
      best(graphics, cell(panel.bestRow(), panel.bestColumn(), place), font);
    }
  }

  private static Rectangle2D cell(int row, int column, Overlay.Place place) {
    double left = place.x(column - 0.5);
    double top = place.y(row + 0.5);
    return new Rectangle2D.Double(
        left, top, place.x(column + 0.5) - left, place.y(row - 0.5) - top);
  }

  private static void absent(Graphics2D graphics, Rectangle2D cell, Font font) {
    graphics.setPaint(Theme.AXIS);
    graphics.setStroke(Theme.GRID_STROKE);
    if (font == null) {
      graphics.draw(
          new Line2D.Double(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY()));
    } else {
      graphics.setPaint(Theme.TEXT);
      centred(graphics, "–", cell.getCenterX(), cell.getCenterY(), font);
    }
  }

  /** Framed in black upon white, so that it shows on every colour, and starred. */
  private void best(Graphics2D graphics, Rectangle2D cell, Font font) {
    double side = Math.min(cell.getWidth(), cell.getHeight());
    float width = (float) Math.min(FRAME, 0.15 * side);
    graphics.setPaint(Color.WHITE);
    graphics.setStroke(new BasicStroke(1.8f * width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    graphics.draw(cell);
    graphics.setPaint(Color.BLACK);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    graphics.draw(cell);
    double size = Math.min(STAR, 0.35 * side);
    double inset = size + 2.5;
    graphics.setPaint(scale.ink(panel.values()[panel.bestRow()][panel.bestColumn()]));
    graphics.fill(
        font != null
            ? star(cell.getMaxX() - inset, cell.getMinY() + inset, size)
            : star(cell.getCenterX(), cell.getCenterY(), size));
  }

  private static Shape star(double x, double y, double radius) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : 0.45 * radius;
      double angle = Math.PI * i / 5;
      double px = x + r * StrictMath.sin(angle);
      double py = y - r * StrictMath.cos(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  /** The largest font in which every value fits its cell; null if none is legible. */
  private Font font(Rectangle2D area) {
    for (Font font : new Font[] {theme.tick(), theme.small()}) {
      if (fits(area, font, 1, widest("", panel.values(), font))) {
        return font;
      }
    }
    return null;
  }

  private boolean errorsFit(Rectangle2D area, Font font) {
    return fits(area, font, 2, widest("±", panel.errors(), theme.small()));
  }

  private boolean fits(Rectangle2D area, Font font, int lines, double width) {
    return width + 4 <= area.getWidth() / panel.columns().size()
        && lines * FittedText.height(font) + 2 <= area.getHeight() / panel.rows().size();
  }

  private double widest(String sign, double[][] numbers, Font font) {
    double widest = 0;
    for (double[] row : numbers) {
      for (double number : row) {
        if (Double.isFinite(number)) {
          widest = Math.max(widest, FittedText.width(sign + text(number), font));
        }
      }
    }
    return widest;
  }

  /** As many decimals as tell the values apart, the same in all cells. */
  private String text(double value) {
    double largest = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    int byRange = 1 - magnitude(scale.high() - scale.low());
    int bySize = SIGNIFICANT_DIGITS - 1 - magnitude(largest);
    int decimals = Math.max(0, Math.min(MOST_DECIMALS, Math.max(byRange, bySize)));
    return largest >= 1e6 || largest < 1e-4
        ? PlainNumberFormat.text(value)
        : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Of the first digit: 0 for 1 to 9.9. */
  private static int magnitude(double value) {
    BigDecimal exact = new BigDecimal(value);
    return exact.precision() - exact.scale() - 1;
  }

  private static void centred(Graphics2D graphics, String text, double x, double y, Font font) {
    FittedText.draw(graphics, text, font, x, y, 0.5);
  }
}
