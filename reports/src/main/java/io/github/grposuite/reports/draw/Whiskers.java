package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiFunction;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
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
      Overlay.Place place = new Overlay.Place(area, xAxis, yAxis);
      double x = place.x(data.getXValue(series, item));
      double y = place.y(data.getYValue(series, item));
      whisker(
          graphics,
          place.x(data.getStartXValue(series, item)),
          place.x(data.getEndXValue(series, item)),
          (along, across) -> new Point2D.Double(along, y + across));
      whisker(
          graphics,
          place.y(data.getStartYValue(series, item)),
          place.y(data.getEndYValue(series, item)),
          (along, across) -> new Point2D.Double(x + across, along));
    }
    super.drawItem(
        graphics, state, area, info, plot, xAxis, yAxis, dataset, series, item, crosshair, pass);
  }

  /**
   * One error bar with its caps; none if it has no length.
   *
   * @param point where something along the bar and across it lies
   */
  private static void whisker(
      Graphics2D graphics, double from, double to, BiFunction<Double, Double, Point2D> point) {
    if (from == to) {
      return;
    }
    // Short bars have short caps, lest two of them make a box.
    double cap = Math.min(CAP, CAP_PART * Math.abs(to - from));
    graphics.draw(new Line2D.Double(point.apply(from, 0.0), point.apply(to, 0.0)));
    graphics.draw(new Line2D.Double(point.apply(from, -cap), point.apply(from, cap)));
    graphics.draw(new Line2D.Double(point.apply(to, -cap), point.apply(to, cap)));
  }
}
