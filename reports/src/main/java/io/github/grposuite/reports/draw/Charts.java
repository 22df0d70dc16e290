package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Makes a chart of a panel. */
final class Charts {
  static {
    // The workaround turns rotated text into outlines; we want text in SVG and PDF.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Charts() {}

  static JFreeChart of(Panel panel) {
    if (panel instanceof Panel.Lines lines) {
      return chart(lines.title(), LineChart.plot(lines), true);
    }
    Panel.Bars bars = (Panel.Bars) panel;
    return chart(bars.title(), barPlot(bars), false);
  }

  private static JFreeChart chart(String title, Plot plot, boolean withLegend) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 4, 4, 10));
    JFreeChart chart = new JFreeChart(null, Theme.TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    TextTitle heading = new TextTitle(title, Theme.TITLE);
    heading.setPaint(Theme.TEXT);
    chart.setTitle(heading);
    if (withLegend) {
      LegendTitle legend = new LegendTitle(plot);
      legend.setItemFont(Theme.LEGEND);
      legend.setItemPaint(Theme.TEXT);
      legend.setFrame(BlockBorder.NONE);
      legend.setItemLabelPadding(new RectangleInsets(1, 3, 1, 10));
      legend.setPosition(RectangleEdge.BOTTOM);
      chart.addLegend(legend);
    }
    return chart;
  }

  private static CategoryPlot barPlot(Panel.Bars panel) {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    double top = 0;
    double bottom = 0;
    for (Bar bar : panel.bars()) {
      boolean present = Double.isFinite(bar.height());
      double height = present ? bar.height() : 0;
      double error = present && Double.isFinite(bar.error()) ? bar.error() : 0;
      data.add(height, error, "", present ? bar.label() : bar.label() + " (no value)");
      top = Math.max(top, height + error);
      bottom = Math.min(bottom, height - error);
    }
    StatisticalBarRenderer renderer = new ColouredBars(panel);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setMaximumBarWidth(0.12);
    renderer.setErrorIndicatorPaint(Theme.TEXT);
    renderer.setErrorIndicatorStroke(new BasicStroke(1.1f));
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(0.5f);
    names.setCategoryMargin(0.3);
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    axis(names);
    names.setTickMarksVisible(false);
    NumberAxis values = numbers(panel.valueLabel());
    double margin = top > bottom ? 0.06 * (top - bottom) : 1;
    values.setRange(bottom < 0 ? bottom - margin : 0, top + margin);
    CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setRangeGridlineStroke(new BasicStroke(0.8f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  static NumberAxis numbers(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setNumberFormatOverride(new PlainNumberFormat());
    axis.setAutoRangeIncludesZero(false);
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

  /** Every bar in its own colour. */
  private static final class ColouredBars extends StatisticalBarRenderer {
    private static final long serialVersionUID = 1L;
    private final transient Panel.Bars panel;

    ColouredBars(Panel.Bars panel) {
      this.panel = panel;
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return Theme.colour(panel.bars().get(column).style());
    }
  }
}
