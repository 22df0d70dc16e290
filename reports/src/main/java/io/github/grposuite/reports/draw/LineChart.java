package io.github.grposuite.reports.draw;

import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Lines with bands, over thin traces. */
final class LineChart {
  /** If all lines have at most as many points, each point is marked. */
  private static final int FEW_POINTS = 12;

  private static final int TICKS = 9;
  private static final double TRACE_WIDTH = 0.4;

  /** What the other axis takes of the width, in points. */
  private static final double BESIDE_NAMES = 80;

  /** Of the height, how long turned names may be. */
  private static final double NAME_PART = 0.75;

  private LineChart() {}

  /** How wide a panel must be for the names of its positions. */
  static double width(Panel.Lines panel, Theme theme) {
    double most = NAME_PART * theme.style().panelHeight();
    return panel.ticks().isEmpty()
        ? 0
        : BESIDE_NAMES + panel.ticks().size() * NameAxis.leastPitch(panel.ticks(), most, theme);
  }

  static XYPlot plot(Panel.Lines panel, Canvas canvas) {
    GaplessLines lines = new GaplessLines(panel.lines(), panel.logX(), panel.logY());
    GaplessLines traces = new GaplessLines(panel.traces(), panel.logX(), panel.logY());
    Extent x = new Extent();
    Extent y = new Extent();
    lines.addTo(x, y);
    traces.addTo(x, y);
    panel.yRange().ifPresent(range -> y.add(range.low(), range.high()));
    XYPlot plot =
        Axes.plot(
            lines.data(),
            xAxis(panel, x, canvas),
            yAxis(panel, y, canvas),
            lines(panel, lines, canvas.theme()));
    if (!panel.traces().isEmpty()) {
      // Plots draw their first data last.
      plot.setDataset(1, traces.data());
      plot.setRenderer(1, traces(panel, traces, canvas.theme()));
    }
    return plot;
  }

  static LegendItemCollection legend(Panel.Lines panel, Canvas canvas) {
    LegendItemCollection items = new LegendItemCollection();
    for (LegendEntry key : panel.keys()) {
      items.add(Legends.line(key, markers(panel) && key.style().hasColour(), canvas));
    }
    return items;
  }

  private static boolean markers(Panel.Lines panel) {
    return panel.lines().stream().allMatch(line -> line.x().length <= FEW_POINTS);
  }

  private static DeviationRenderer lines(Panel.Lines panel, GaplessLines runs, Theme theme) {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(1);
    boolean markers = markers(panel);
    for (int i = 0; i < runs.data().getSeriesCount(); i++) {
      Line line = panel.lines().get(runs.line(i));
      renderer.setSeriesPaint(i, theme.colour(line.style()));
      renderer.setSeriesFillPaint(i, theme.band(line.style()));
      renderer.setSeriesStroke(i, theme.stroke(line.style()));
      renderer.setSeriesShape(i, theme.marker(line.style()));
      renderer.setSeriesShapesVisible(
          i, markers || line.x().length < 3 || runs.data().getItemCount(i) == 1);
    }
    return renderer;
  }

  private static XYLineAndShapeRenderer traces(Panel.Lines panel, GaplessLines runs, Theme theme) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < runs.data().getSeriesCount(); i++) {
      SeriesStyle style = panel.traces().get(runs.line(i)).style();
      renderer.setSeriesPaint(i, theme.trace(style));
      renderer.setSeriesStroke(i, theme.stroke(TRACE_WIDTH));
    }
    return renderer;
  }

  private static ValueAxis yAxis(Panel.Lines panel, Extent y, Canvas canvas) {
    String label = panel.yLabel();
    if (panel.logY() && y.low() > 0) {
      return new LogScale(label, y, canvas.theme());
    }
    return Axes.numbers(label, y, 0.05, TICKS, canvas.theme());
  }

  private static ValueAxis xAxis(Panel.Lines panel, Extent x, Canvas canvas) {
    String label = canvas.across(panel.xLabel());
    if (!panel.ticks().isEmpty()) {
      double pitch = (canvas.width() - BESIDE_NAMES) / panel.ticks().size();
      double most = NAME_PART * canvas.theme().style().panelHeight();
      return NameAxis.columns(label, panel.ticks(), 0.3, pitch, most, canvas.theme());
    }
    if (panel.logX() && x.low() > 0) {
      return new LogScale(label, x, canvas.theme());
    }
    return Axes.numbers(label, x, 0.015, TICKS, canvas.theme());
  }
}
