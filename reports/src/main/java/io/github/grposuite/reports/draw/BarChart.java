package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Paint;
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

/** Bars from zero with their error bars: one a name, or several side by side for each group. */
final class BarChart {
  /** Fewer than on other axes, for labels such as 0.0005 stand side by side. */
  private static final int TICKS = 5;

  private static final int GROUPED_TICKS = 6;
  private static final int MOST_LABEL_LINES = 3;

  /** Part of a name's share of the width that it may take: upright bars have no more room. */
  private static final float UPRIGHT_LABEL = 1.2f;

  private final boolean upright;
  private final Canvas canvas;
  private final DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
  private double top;
  private double bottom;

  private BarChart(boolean upright, Canvas canvas) {
    this.upright = upright;
    this.canvas = canvas;
  }

  static CategoryPlot of(Panel.Bars panel, Canvas canvas) {
    BarChart bars = new BarChart(panel.upright(), canvas);
    for (Bar bar : panel.bars()) {
      String name = Double.isFinite(bar.height()) ? bar.label() : bar.label() + " (no value)";
      bars.add(bar.height(), bar.error(), "", name);
    }
    StatisticalBarRenderer renderer = new ColouredBars(panel, canvas.theme());
    renderer.setMaximumBarWidth(0.12);
    renderer.setErrorIndicatorStroke(new BasicStroke(1.1f));
    return bars.plot(renderer, bars.names(0.5f, 0.3), panel.valueLabel(), TICKS);
  }

  static CategoryPlot of(Panel.GroupedBars panel, Canvas canvas) {
    BarChart bars = new BarChart(panel.upright(), canvas);
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    for (int s = 0; s < panel.series().size(); s++) {
      BarSeries series = panel.series().get(s);
      renderer.setSeriesPaint(s, canvas.theme().colour(series.style()));
      for (int g = 0; g < panel.groups().size(); g++) {
        bars.add(series.heights()[g], series.errors()[g], series.label(), panel.groups().get(g));
      }
    }
    renderer.setItemMargin(0.08);
    renderer.setErrorIndicatorStroke(new BasicStroke(1));
    CategoryAxis names = bars.names(0.3f, 0.25);
    names.setMaximumCategoryLabelLines(MOST_LABEL_LINES);
    return bars.plot(renderer, names, panel.valueLabel(), GROUPED_TICKS);
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

  /** A bar of a row (its series) in a column (its name); a height that is not finite has none. */
  private void add(double height, double error, String row, String column) {
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

  /**
   * The axis of names.
   *
   * @param lying part of the width that names may take beside lying bars
   * @param gap between names, as a part of the axis
   */
  private CategoryAxis names(float lying, double gap) {
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(upright ? UPRIGHT_LABEL : lying);
    names.setCategoryMargin(gap);
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    Axes.style(names, canvas.theme());
    names.setTickMarksVisible(false);
    return names;
  }

  private CategoryPlot plot(
      StatisticalBarRenderer renderer, CategoryAxis names, String valueLabel, int mostTicks) {
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setErrorIndicatorPaint(Theme.TEXT);
    double margin = top > bottom ? 0.06 * (top - bottom) : 1;
    NumberAxis values =
        Axes.numbers(
            upright ? canvas.upwards(valueLabel) : canvas.across(valueLabel),
            bottom < 0 ? bottom - margin : 0,
            top + margin,
            mostTicks,
            canvas.theme());
    CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
    plot.setOrientation(upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setRangeGridlineStroke(Theme.GRID_STROKE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
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
