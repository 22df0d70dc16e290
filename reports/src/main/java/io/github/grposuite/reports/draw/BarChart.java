package io.github.grposuite.reports.draw;

import java.awt.Paint;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;

/** One bar a name. */
final class BarChart {
  /** Fewer than on other axes, for labels such as 0.0005 stand side by side. */
  private static final int TICKS = 5;

  /** Part of a name's share of the width that it may take: upright bars have no more room. */
  private static final float UPRIGHT_LABEL = 1.2f;

  private BarChart() {}

  static CategoryPlot plot(Panel.Bars panel, Canvas canvas) {
    BarsFromZero bars = new BarsFromZero(panel.upright());
    for (Bar bar : panel.bars()) {
      String name = Double.isFinite(bar.height()) ? bar.label() : bar.label() + " (no value)";
      bars.add(bar.height(), bar.error(), "", name);
    }
    StatisticalBarRenderer renderer = new ColouredBars(panel, canvas.theme());
    renderer.setMaximumBarWidth(0.12);
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(panel.upright() ? UPRIGHT_LABEL : 0.5f);
    names.setCategoryMargin(0.3);
    String label =
        panel.upright() ? canvas.upwards(panel.valueLabel()) : canvas.across(panel.valueLabel());
    return bars.plot(renderer, 1.1f, names, label, TICKS, canvas.theme());
  }

  /** Every bar in its own colour. */
  private static final class ColouredBars extends StatisticalBarRenderer {
    private static final long serialVersionUID = 1L;
    private final transient Panel.Bars panel;
    private final transient Theme theme;

    ColouredBars(Panel.Bars panel, Theme theme) {
      this.panel = panel;
      this.theme = theme;
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return theme.colour(panel.bars().get(column).style());
    }
  }
}
