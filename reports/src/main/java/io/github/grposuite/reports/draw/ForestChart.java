package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Estimates with intervals, row by row: names at the left, notes at the right. */
final class ForestChart {
  private static final int TICKS = 5;
  private static final double MARGIN = 0.06;
  private static final double NAME_PART = 0.35;
  private static final double NOTE_PART = 0.27;

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
            Axes.numbers(canvas.across(panel.valueLabel()), x, MARGIN, TICKS, theme),
            names(panel.rows(), canvas),
            renderer);
    plot.setRangeGridlinesVisible(false);
    notes(plot, panel.rows(), canvas);
    plot.addDomainMarker(
        new ValueMarker(panel.reference(), Theme.AXIS, Theme.dashed()), Layer.BACKGROUND);
    return plot;
  }

  private static double end(double given, Panel.Forest.Row row) {
    return Double.isFinite(given) ? given : row.value();
  }

  /** Every other row on a stripe, which leads the eye from the name to the note. */
  private static SymbolAxis names(List<Panel.Forest.Row> rows, Canvas canvas) {
    SymbolAxis axis =
        Axes.rows(rows.stream().map(row -> name(row, canvas)).toList(), canvas.theme());
    axis.setGridBandsVisible(true);
    axis.setGridBandPaint(Theme.STRIPE);
    axis.setGridBandAlternatePaint(Color.WHITE);
    return axis;
  }

  private static String name(Panel.Forest.Row row, Canvas canvas) {
    String after = Double.isFinite(row.value()) ? "" : " (no value)";
    double room = NAME_PART * canvas.width();
    return FittedText.shortened(row.label(), after, canvas.theme().tick(), room);
  }

  /** In small letters if they do not fit otherwise. */
  private static void notes(XYPlot plot, List<Panel.Forest.Row> rows, Canvas canvas) {
    if (rows.stream().allMatch(row -> row.note().isEmpty())) {
      return;
    }
    double room = NOTE_PART * canvas.width();
    Font usual = canvas.theme().tick();
    boolean fit = rows.stream().allMatch(row -> FittedText.width(row.note(), usual) <= room);
    Font font = fit ? usual : canvas.theme().small();
    SymbolAxis axis =
        Axes.rows(
            rows.stream().map(row -> FittedText.shortened(row.note(), font, room)).toList(),
            canvas.theme());
    axis.setTickLabelFont(font);
    plot.setRangeAxis(1, axis);
    plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
  }
}
