package io.github.grposuite.reports.draw;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Makes a chart of a panel. */
final class Charts {
  static {
    // The workaround turns rotated text into outlines; we want text in SVG and PDF.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Charts() {}

  static JFreeChart of(Panel panel) {
    if (panel instanceof Panel.Lines lines) {
      JFreeChart chart = chart(lines.title(), LineChart.plot(lines));
      chart.addLegend(legend(() -> LineChart.legend(lines)));
      return chart;
    }
    if (panel instanceof Panel.GroupedBars bars) {
      JFreeChart chart = chart(bars.title(), GroupedBarChart.plot(bars));
      chart.addLegend(legend(() -> GroupedBarChart.legend(bars)));
      return chart;
    }
    Panel.Bars bars = (Panel.Bars) panel;
    return chart(bars.title(), BarChart.plot(bars));
  }

  private static JFreeChart chart(String title, Plot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 4, 4, 10));
    JFreeChart chart = new JFreeChart(null, Theme.TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    TextTitle heading = new TextTitle(title, Theme.TITLE);
    heading.setPaint(Theme.TEXT);
    chart.setTitle(heading);
    return chart;
  }

  private static LegendTitle legend(LegendItemSource keys) {
    LegendTitle legend = new LegendTitle(keys);
    legend.setItemFont(Theme.LEGEND);
    legend.setItemPaint(Theme.TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(1, 3, 1, 10));
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }

  static NumberAxis numbers(String label, double low, double high, int mostTicks) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(low, high);
    axis.setTickUnit(
        new NumberTickUnit(Ticks.step(high - low, mostTicks), new PlainNumberFormat()));
    axis(axis);
    return axis;
  }

  static void axis(Axis axis) {
    axis.setLabelFont(Theme.LABEL);
    axis.setLabelPaint(Theme.TEXT);
    axis.setTickLabelFont(Theme.TICK);
    axis.setTickLabelPaint(Theme.TEXT);
    axis.setAxisLinePaint(Theme.AXIS);
    axis.setTickMarkPaint(Theme.AXIS);
  }
}
