package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;

/**
 * Markers with error bars on both axes. JFreeChart's XYErrorRenderer has no absent bars: it would
 * draw their caps.
 */
final class Whiskers extends XYLineAndShapeRenderer {
  private static final long serialVersionUID = 1L;
  private static final double CAP = 2.5;
  private static final double CAP_PART = 0.15;

  Whiskers() {
    super(false, true);
    setUseOutlinePaint(true);
    setDrawOutlines(true);
  }

  @Override
  public void drawItem(
      Graphics2D graphics,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis xAxis,
      ValueAxis yAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshair,
      int pass) {
    if (pass == 0) {
      IntervalXYDataset data = (IntervalXYDataset) dataset;
      graphics.setPaint(getItemPaint(series, item));
      graphics.setStroke(new BasicStroke(1));
      double x = xAxis.valueToJava2D(data.getXValue(series, item), area, RectangleEdge.BOTTOM);
      double y = yAxis.valueToJava2D(data.getYValue(series, item), area, RectangleEdge.LEFT);
      double lowX = data.getStartXValue(series, item);
      double highX = data.getEndXValue(series, item);
      if (lowX < highX) {
        double from = xAxis.valueToJava2D(lowX, area, RectangleEdge.BOTTOM);
        double to = xAxis.valueToJava2D(highX, area, RectangleEdge.BOTTOM);
        double cap = cap(from, to);
        graphics.draw(new Line2D.Double(from, y, to, y));
        graphics.draw(new Line2D.Double(from, y - cap, from, y + cap));
        graphics.draw(new Line2D.Double(to, y - cap, to, y + cap));
      }
      double lowY = data.getStartYValue(series, item);
      double highY = data.getEndYValue(series, item);
      if (lowY < highY) {
        double from = yAxis.valueToJava2D(lowY, area, RectangleEdge.LEFT);
        double to = yAxis.valueToJava2D(highY, area, RectangleEdge.LEFT);
        double cap = cap(from, to);
        graphics.draw(new Line2D.Double(x, from, x, to));
        graphics.draw(new Line2D.Double(x - cap, from, x + cap, from));
        graphics.draw(new Line2D.Double(x - cap, to, x + cap, to));
      }
    }
    super.drawItem(
        graphics, state, area, info, plot, xAxis, yAxis, dataset, series, item, crosshair, pass);
  }

  /** Half its length; short bars have short caps, lest two of them make a box. */
  private static double cap(double from, double to) {
    return Math.min(CAP, CAP_PART * Math.abs(to - from));
  }
}
