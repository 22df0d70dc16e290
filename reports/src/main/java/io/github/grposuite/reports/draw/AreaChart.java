package io.github.grposuite.reports.draw;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Stacked areas. Each is drawn from 0 to its upper edge, the topmost first, so that no background
 * shines through between two.
 */
final class AreaChart {
  private static final int TICKS = 9;
  private static final int SHARE_TICKS = 5;
  private static final double SUM_TOLERANCE = 1e-6;

  private AreaChart() {}

  static XYPlot plot(Panel.Areas panel, Canvas canvas) {
    List<Line> areas = panel.areas();
    double[][] edges = edges(areas);
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(1);
    Extent x = new Extent();
    Extent y = new Extent();
    y.add(0);
    boolean shares = true;
    for (int a = areas.size() - 1; a >= 0; a--) {
      int series = data.getSeriesCount();
      YIntervalSeries edge = new YIntervalSeries(series, false, true);
      for (int i = 0; i < edges[a].length; i++) {
        if (Double.isFinite(edges[areas.size() - 1][i])) {
          edge.add(areas.get(a).x()[i], edges[a][i], 0, edges[a][i]);
          x.add(areas.get(a).x()[i]);
          y.add(edges[a][i]);
          shares &= a < areas.size() - 1 || Math.abs(edges[a][i] - 1) < SUM_TOLERANCE;
        }
      }
      data.addSeries(edge);
      renderer.setSeriesPaint(series, canvas.theme().colour(areas.get(a).style()));
      renderer.setSeriesFillPaint(series, canvas.theme().tint(areas.get(a).style()));
      renderer.setSeriesStroke(series, canvas.theme().stroke(0.6));
    }
    String label = panel.yLabel();
    NumberAxis values =
        shares
            ? Axes.numbers(label, 0, 1, SHARE_TICKS, canvas.theme())
            : Axes.numbers(label, y.low(), y.high() + y.margin(0.05), TICKS, canvas.theme());
    NumberAxis steps = Axes.numbers(canvas.across(panel.xLabel()), x, 0, TICKS, canvas.theme());
    XYPlot plot = Axes.plot(data, steps, values, renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    return plot;
  }

  /** From the bottom area on. */
  static LegendItemCollection legend(Panel.Areas panel, Canvas canvas) {
    LegendItemCollection items = new LegendItemCollection();
    for (Line area : panel.areas()) {
      LegendItem item =
          Legends.shape(
              area.label(),
              new Rectangle2D.Double(-4, -4, 8, 8),
              canvas.theme().tint(area.style()),
              canvas.theme().colour(area.style()),
              canvas);
      items.add(item);
    }
    return items;
  }

  /** [area][point]: the sum of the areas up to this one; not finite if one of them is. */
  private static double[][] edges(List<Line> areas) {
    double[][] edges = new double[areas.size()][];
    for (int a = 0; a < edges.length; a++) {
      edges[a] = areas.get(a).y().clone();
      for (int i = 0; a > 0 && i < edges[a].length; i++) {
        edges[a][i] += edges[a - 1][i];
      }
    }
    return edges;
  }
}
