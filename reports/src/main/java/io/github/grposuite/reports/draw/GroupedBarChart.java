package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Horizontal bars side by side for each group. */
final class GroupedBarChart {
  private static final int TICKS = 6;
  private static final int MOST_LABEL_LINES = 3;

  private GroupedBarChart() {}

  static CategoryPlot plot(Panel.GroupedBars panel) {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    double top = 0;
    double bottom = 0;
    for (int s = 0; s < panel.series().size(); s++) {
      BarSeries series = panel.series().get(s);
      renderer.setSeriesPaint(s, Theme.colour(series.style()));
      for (int g = 0; g < panel.groups().size(); g++) {
        boolean present = Double.isFinite(series.heights()[g]);
        boolean uncertain = present && Double.isFinite(series.errors()[g]);
        double error = uncertain ? series.errors()[g] : 0;
        // With null no bar or error bar is drawn; with 0 a line would be.
        data.add(
            present ? (Number) series.heights()[g] : null,
            uncertain ? (Number) error : null,
            series.label(),
            panel.groups().get(g));
        top = present ? Math.max(top, series.heights()[g] + error) : top;
        bottom = present ? Math.min(bottom, series.heights()[g] - error) : bottom;
      }
    }
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setItemMargin(0.08);
    renderer.setErrorIndicatorPaint(Theme.TEXT);
    renderer.setErrorIndicatorStroke(new BasicStroke(1f));
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(0.3f);
    names.setMaximumCategoryLabelLines(MOST_LABEL_LINES);
    names.setCategoryMargin(0.25);
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    Charts.axis(names);
    names.setTickMarksVisible(false);
    double margin = top > bottom ? 0.06 * (top - bottom) : 1;
    NumberAxis values =
        Charts.numbers(panel.valueLabel(), bottom < 0 ? bottom - margin : 0, top + margin, TICKS);
    CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setRangeGridlineStroke(new BasicStroke(0.8f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  static LegendItemCollection legend(Panel.GroupedBars panel) {
    LegendItemCollection items = new LegendItemCollection();
    for (BarSeries series : panel.series()) {
      LegendItem item = new LegendItem(series.label(), Theme.colour(series.style()));
      item.setShape(new Rectangle2D.Double(-4, -4, 8, 8));
      items.add(item);
    }
    return items;
  }
}
