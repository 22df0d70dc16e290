package io.github.grposuite.reports.draw;

import java.awt.Paint;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;

/** One bar a name. */
final class BarChart {
  /** Fewer than on other axes, for labels such as 0.0005 stand side by side. */
  private static final int TICKS = 5;

  private BarChart() {}

  static CategoryPlot plot(Panel.Bars panel) {
    HorizontalBars bars = new HorizontalBars();
    for (Bar bar : panel.bars()) {
      String name = Double.isFinite(bar.height()) ? bar.label() : bar.label() + " (no value)";
      bars.add(bar.height(), bar.error(), "", name);
    }
    StatisticalBarRenderer renderer = new ColouredBars(panel);
    renderer.setMaximumBarWidth(0.12);
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(0.5f);
    names.setCategoryMargin(0.3);
    return bars.plot(renderer, 1.1f, names, panel.valueLabel(), TICKS);
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
