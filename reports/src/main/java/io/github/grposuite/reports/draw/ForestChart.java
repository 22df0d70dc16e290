package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Estimates with intervals, row by row, with names and notes at the left. */
final class ForestChart {
  private static final int TICKS = 5;
  private static final double MARGIN = 0.06;
  private static final double NAME_PART = 0.22;
  private static final double ROW_GAP = 4;

  private ForestChart() {}

  static XYPlot plot(Panel.Forest panel, Canvas canvas) {
    Theme theme = canvas.theme();
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    Whiskers renderer = new Whiskers();
    Extent x = new Extent();
    x.add(panel.reference());
    for (int r = 0; r < panel.rows().size(); r++) {
      Panel.Forest.Row row = panel.rows().get(r);
      XYIntervalSeries only = new XYIntervalSeries(r, false, true);
      if (Double.isFinite(row.value())) {
        only.add(row.value(), end(row.low(), row), end(row.high(), row), r, r, r);
        x.add(row.value(), end(row.low(), row), end(row.high(), row));
      }
      data.addSeries(only);
      renderer.setSeriesPaint(r, theme.colour(row.style()));
      renderer.setSeriesOutlinePaint(r, theme.colour(row.style()));
      renderer.setSeriesShape(r, theme.marker(row.style(), 1.2));
    }
    XYPlot plot =
        Axes.plot(
            data,
            Axes.numbers(
                canvas.across(panel.valueLabel(), NAME_PART * canvas.width()),
                x,
                MARGIN,
                TICKS,
                theme),
            names(panel.rows(), canvas),
            renderer);
    plot.setRangeGridlinesVisible(false);
    plot.addDomainMarker(
        new ValueMarker(panel.reference(), Theme.AXIS, Theme.dashed()), Layer.BACKGROUND);
    return plot;
  }

  private static double end(double given, Panel.Forest.Row row) {
    return Double.isFinite(given) ? given : row.value();
  }

  /** How high the rows are together, in points. */
  static double height(Panel.Forest panel, Theme theme) {
    double highest =
        panel.rows().stream()
            .mapToDouble(row -> name(row, theme.style().panelWidth(), theme).height())
            .max()
            .orElse(0);
    return panel.rows().size() * (highest + ROW_GAP);
  }

  /** Every other row on a stripe, which leads the eye from the name to the estimate. */
  private static SymbolAxis names(List<Panel.Forest.Row> rows, Canvas canvas) {
    SymbolAxis axis =
        Axes.rows(
            rows.stream().map(row -> name(row, canvas.width(), canvas.theme())).toList(),
            canvas.theme());
    axis.setGridBandsVisible(true);
    axis.setGridBandPaint(Theme.STRIPE);
    axis.setGridBandAlternatePaint(Color.WHITE);
    return axis;
  }

  private static Words name(Panel.Forest.Row row, double width, Theme theme) {
    String value = Double.isFinite(row.value()) ? "" : " (no value)";
    double room = NAME_PART * width;
    Words both = Words.of((row.label() + value + " " + row.note()).strip(), theme.tick(), room);
    if (both.lines().size() == 1) {
      return both;
    }
    Words note = Words.of(row.note(), theme.tick(), room);
    return row.note().isEmpty()
        ? both
        : Words.of(row.label() + value, theme.tick(), room).above(note);
  }
}
