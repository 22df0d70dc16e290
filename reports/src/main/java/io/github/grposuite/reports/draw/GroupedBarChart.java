package io.github.grposuite.reports.draw;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;

/** Bars side by side for each group. */
final class GroupedBarChart {
  private static final int TICKS = 6;
  private static final int MOST_LABEL_LINES = 3;

  private GroupedBarChart() {}

  static CategoryPlot plot(Panel.GroupedBars panel, Canvas canvas) {
    BarsFromZero bars = new BarsFromZero(panel.upright());
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    for (int s = 0; s < panel.series().size(); s++) {
      BarSeries series = panel.series().get(s);
      renderer.setSeriesPaint(s, canvas.theme().colour(series.style()));
      for (int g = 0; g < panel.groups().size(); g++) {
        bars.add(series.heights()[g], series.errors()[g], series.label(), panel.groups().get(g));
      }
    }
    renderer.setItemMargin(0.08);
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(panel.upright() ? 1.2f : 0.3f);
    names.setMaximumCategoryLabelLines(MOST_LABEL_LINES);
    names.setCategoryMargin(0.25);
    String label =
        panel.upright() ? canvas.upwards(panel.valueLabel()) : canvas.across(panel.valueLabel());
    return bars.plot(renderer, 1f, names, label, TICKS, canvas.theme());
  }

  static LegendItemCollection legend(Panel.GroupedBars panel, Canvas canvas) {
    LegendItemCollection items = new LegendItemCollection();
    for (BarSeries series : panel.series()) {
      LegendItem item = Legends.item(series.label(), canvas.theme().colour(series.style()), canvas);
      item.setShape(new Rectangle2D.Double(-4, -4, 8, 8));
      items.add(item);
    }
    return items;
  }
}
