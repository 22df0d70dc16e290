package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Something drawn over a plot's data. */
final class Overlay extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final transient BiConsumer<Graphics2D, Place> drawing;

  Overlay(BiConsumer<Graphics2D, Place> drawing) {
    this.drawing = drawing;
  }

  /**
   * Where data lie.
   *
   * @param area of the data
   */
  record Place(Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
    double x(double value) {
      return xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
      return yAxis.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    Point2D of(double x, double y) {
      return new Point2D.Double(x(x), y(y));
    }
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
    drawing.accept(graphics, new Place(area, xAxis, yAxis));
  }
}
