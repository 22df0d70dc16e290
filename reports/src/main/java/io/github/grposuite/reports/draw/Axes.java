package io.github.grposuite.reports.draw;

import java.math.BigDecimal;
import java.util.List;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/** Axes and plots in the theme. */
final class Axes {
  private static final int[] FACTORS = {1, 2, 5};

  private Axes() {}

  /** From low to high, with round ticks, at most so many and one. */
  static NumberAxis numbers(String label, double low, double high, int mostTicks, Theme theme) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    NumberAxis axis = new ValueScale(label);
    axis.setRange(low, high);
    axis.setTickUnit(
        new NumberTickUnit(step(high - low, mostTicks), new PlainNumberFormat(largest, largest)));
    style(axis, theme);
    return axis;
  }

  /** Around what is shown, with a part of its length free at both ends. */
  static NumberAxis numbers(String label, Extent shown, double free, int mostTicks, Theme theme) {
    double margin = shown.margin(free);
    return numbers(label, shown.low() - margin, shown.high() + margin, mostTicks, theme);
  }

  /** The smallest 1, 2 or 5 times a power of ten that divides the length into at most so many. */
  static double step(double length, int most) {
    BigDecimal exact = new BigDecimal(length);
    BigDecimal power = BigDecimal.ONE.movePointRight(exact.precision() - exact.scale() - 2);
    while (true) {
      for (int factor : FACTORS) {
        double step = power.multiply(BigDecimal.valueOf(factor)).doubleValue();
        if (length / step <= most) {
          return step;
        }
      }
      power = power.movePointRight(1);
    }
  }

  /** Names of rows from the top, without ticks. */
  static NameAxis rows(List<Words> names, Theme theme) {
    NameAxis axis = NameAxis.rows(null, names, 0.5, theme);
    axis.setInverted(true);
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }

  /** Takes the data areas' whole width and height, with a light grid. */
  static XYPlot plot(XYDataset data, ValueAxis x, ValueAxis y, XYItemRenderer renderer) {
    XYPlot plot = new XYPlot(data, x, y, renderer);
    plot.setDomainGridlinePaint(Theme.GRID);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setDomainGridlineStroke(Theme.GRID_STROKE);
    plot.setRangeGridlineStroke(Theme.GRID_STROKE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  static void style(Axis axis, Theme theme) {
    axis.setLabelFont(theme.label());
    axis.setLabelPaint(Theme.TEXT);
    axis.setTickLabelFont(theme.tick());
    axis.setTickLabelPaint(Theme.TEXT);
    axis.setAxisLinePaint(Theme.AXIS);
    axis.setTickMarkPaint(Theme.AXIS);
  }
}
