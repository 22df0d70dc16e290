package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** What all charts of bars have in common: they are from zero, with their error bars. */
final class BarsFromZero {
  private final PlotOrientation orientation;

  private final DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
  private double top;
  private double bottom;

  BarsFromZero(boolean upright) {
    orientation = upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL;
  }

  /** A bar of a row (its series) in a column (its name); a height that is not finite has none. */
  void add(double height, double error, String row, String column) {
    boolean present = Double.isFinite(height);
    boolean uncertain = present && Double.isFinite(error);
    // With null no bar or error bar is drawn; with 0 a line would be.
    data.add(present ? (Number) height : null, uncertain ? (Number) error : null, row, column);
    if (present) {
      double half = uncertain ? error : 0;
      top = Math.max(top, height + half);
      bottom = Math.min(bottom, height - half);
    }
  }

  CategoryPlot plot(
      StatisticalBarRenderer renderer,
      float errorWidth,
      CategoryAxis names,
      String valueLabel,
      int mostTicks,
      Theme theme) {
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setErrorIndicatorPaint(Theme.TEXT);
    renderer.setErrorIndicatorStroke(new BasicStroke(errorWidth));
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    Axes.style(names, theme);
    names.setTickMarksVisible(false);
    double margin = top > bottom ? 0.06 * (top - bottom) : 1;
    NumberAxis values =
        Axes.numbers(valueLabel, bottom < 0 ? bottom - margin : 0, top + margin, mostTicks, theme);
    CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
    plot.setOrientation(orientation);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setRangeGridlineStroke(Theme.GRID_STROKE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }
}
