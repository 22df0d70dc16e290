package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Paint;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Horizontal bars. */
final class BarChart {
  /** Fewer than on other axes, for labels such as 0.0005 stand side by side. */
  private static final int TICKS = 5;

  private BarChart() {}

  static CategoryPlot plot(Panel.Bars panel) {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    double top = 0;
    double bottom = 0;
    for (Bar bar : panel.bars()) {
      boolean present = Double.isFinite(bar.height());
      double height = present ? bar.height() : 0;
      boolean uncertain = present && Double.isFinite(bar.error());
      double error = uncertain ? bar.error() : 0;
      // With null no error bar is drawn; with 0 a line would be.
      data.add(
          (Number) height,
          uncertain ? (Number) error : null,
          "",
          present ? bar.label() : bar.label() + " (no value)");
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
