package io.github.grposuite.reports.draw;

import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Points with error bars and labels; those on the front are larger, framed and joined. */
final class PointChart {
  private static final int TICKS = 7;
  private static final double MARGIN = 0.1;
  private static final double ON_FRONT = 1.5;

  private PointChart() {}

  static XYPlot plot(Panel.Points panel, Canvas canvas) {
    Theme theme = canvas.theme();
    List<Panel.Points.Point> points = leftToRight(panel);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    Whiskers renderer = new Whiskers();
    Extent x = new Extent();
    Extent y = new Extent();
    for (Panel.Points.Point point : points) {
      int series = data.getSeriesCount();
      XYIntervalSeries only = new XYIntervalSeries(series, false, true);
      double xError = error(point.xError());
      double yError = error(point.yError());
      only.add(
          point.x(),
          point.x() - xError,
          point.x() + xError,
          point.y(),
          point.y() - yError,
          point.y() + yError);
      data.addSeries(only);
      x.add(point.x() - xError, point.x() + xError);
      y.add(point.y() - yError, point.y() + yError);
      renderer.setSeriesPaint(series, theme.colour(point.style()));
      renderer.setSeriesShape(series, theme.marker(point.style(), point.onFront() ? ON_FRONT : 1));
      renderer.setSeriesOutlinePaint(
          series, point.onFront() ? Theme.TEXT : theme.colour(point.style()));
      renderer.setSeriesOutlineStroke(series, theme.stroke(0.7));
    }
    XYPlot plot =
        Axes.plot(
            data,
            Axes.numbers(canvas.across(panel.xLabel()), x, MARGIN, TICKS, theme),
            Axes.numbers(panel.yLabel(), y, MARGIN, TICKS, theme),
            renderer);
    front(plot, points);
    plot.addAnnotation(new Overlay(new PointLabels(panel, theme)::draw));
    return plot;
  }

  static LegendItemCollection legend(Panel.Points panel, Canvas canvas) {
    LegendItemCollection items = new LegendItemCollection();
    for (LegendEntry key : panel.keys()) {
      items.add(
          Legends.shape(
              key.label(),
              canvas.theme().marker(key.style()),
              canvas.theme().colour(key.style()),
              canvas.theme().colour(key.style()),
              canvas));
    }
    return items;
  }

  /** Whether every label has a place on the chart, which is empty afterwards. */
  static boolean labelsFit(JFreeChart chart, Panel.Points panel, Canvas canvas) {
    XYPlot plot = chart.getXYPlot();
    Rectangle2D area = Charts.data(chart, canvas.width(), canvas.height());
    Overlay.Place place = new Overlay.Place(area, plot.getDomainAxis(), plot.getRangeAxis());
    return new PointLabels(panel, canvas.theme()).fit(place);
  }

  /** Joined by straight lines, beneath the points. */
  private static void front(XYPlot plot, List<Panel.Points.Point> points) {
    XYSeries line = new XYSeries("front", false, true);
    points.stream()
        .filter(Panel.Points.Point::onFront)
        .forEach(point -> line.add(point.x(), point.y()));
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, Theme.AXIS);
    renderer.setSeriesStroke(0, Theme.dashed());
    plot.setDataset(1, new XYSeriesCollection(line));
    plot.setRenderer(1, renderer);
  }

  /** Those that can be shown. */
  static List<Panel.Points.Point> leftToRight(Panel.Points panel) {
    return panel.points().stream()
        .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
        .sorted(
            Comparator.comparingDouble(Panel.Points.Point::x)
                .thenComparingDouble(Panel.Points.Point::y))
        .toList();
  }

  private static double error(double given) {
    return Double.isFinite(given) ? given : 0;
  }
}
