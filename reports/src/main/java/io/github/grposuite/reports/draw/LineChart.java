package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines with bands. */
final class LineChart {
  /** If all lines have at most as many points, each point is marked. */
  private static final int FEW_POINTS = 12;

  private static final int TICKS = 9;

  private LineChart() {}

  static XYPlot plot(Panel.Lines panel) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(1);
    boolean markers = markers(panel);
    Extent x = new Extent();
    Extent y = new Extent();
    for (Line line : panel.lines()) {
      int index = data.getSeriesCount();
      data.addSeries(series(line, index, x, y));
      renderer.setSeriesPaint(index, Theme.colour(line.style()));
      renderer.setSeriesFillPaint(index, Theme.band(line.style()));
      renderer.setSeriesStroke(index, Theme.stroke(line.style()));
      renderer.setSeriesShape(index, Theme.marker(line.style()));
      renderer.setSeriesShapesVisible(index, markers || line.x().length < 3);
    }
    double margin = y.length() > 0 ? 0.05 * y.length() : y.margin();
    NumberAxis values = Charts.numbers(panel.yLabel(), y.low() - margin, y.high() + margin, TICKS);
    XYPlot plot = new XYPlot(data, xAxis(panel, x), values, renderer);
    plot.setDomainGridlinePaint(Theme.GRID);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setDomainGridlineStroke(new BasicStroke(0.8f));
    plot.setRangeGridlineStroke(new BasicStroke(0.8f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  static LegendItemCollection legend(Panel.Lines panel) {
    LegendItemCollection items = new LegendItemCollection();
    for (Key key : panel.keys()) {
      LegendItem item = new LegendItem(key.label(), Theme.colour(key.style()));
      item.setShapeVisible(markers(panel) && key.style().hasColour());
      item.setShape(Theme.marker(key.style()));
      item.setLineVisible(true);
      item.setLine(new Line2D.Double(-14, 0, 14, 0));
      item.setLineStroke(Theme.stroke(key.style()));
      item.setLinePaint(Theme.colour(key.style()));
      items.add(item);
    }
    return items;
  }

  private static boolean markers(Panel.Lines panel) {
    return panel.lines().stream().allMatch(line -> line.x().length <= FEW_POINTS);
  }

  private static YIntervalSeries series(Line line, int index, Extent x, Extent y) {
    YIntervalSeries series = new YIntervalSeries(index, false, true);
    for (int i = 0; i < line.x().length; i++) {
      double value = line.y()[i];
      if (!Double.isFinite(value)) {
        continue;
      }
      double low = Double.isFinite(line.low()[i]) ? line.low()[i] : value;
      double high = Double.isFinite(line.high()[i]) ? line.high()[i] : value;
      series.add(line.x()[i], value, low, high);
      x.add(line.x()[i]);
      y.add(low, high);
    }
    return series;
  }

  private static NumberAxis xAxis(Panel.Lines panel, Extent x) {
    if (panel.ticks().isEmpty()) {
      double margin = x.length() > 0 ? 0.015 * x.length() : x.margin();
      return Charts.numbers(panel.xLabel(), x.low() - margin, x.high() + margin, TICKS);
    }
    SymbolAxis axis = new SymbolAxis(panel.xLabel(), panel.ticks().toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.3, panel.ticks().size() - 0.7);
    Charts.axis(axis);
    return axis;
  }

  /** The range of what is shown; 0 to 1 if that is nothing. */
  private static final class Extent {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void add(double... values) {
      low = Math.min(low, DoubleStream.of(values).min().orElse(low));
      high = Math.max(high, DoubleStream.of(values).max().orElse(high));
    }

    double low() {
      return low <= high ? low : 0;
    }

    double high() {
      return low <= high ? high : 1;
    }

    double length() {
      return high() - low();
    }

    /** What to leave around a single value. */
    double margin() {
      return Math.max(0.5, 0.1 * Math.abs(low()));
    }
  }
}
