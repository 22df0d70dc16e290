package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
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
  private static final int MOST_UPRIGHT_LINES = 3;

  /** Part of the width that names may take beside lying bars. */
  private static final double NAME_PART = 0.25;

  private static final double ROW_GAP = 3;

  /** Between names, as a part of the axis; between groups; before the first and after the last. */
  private static final double GAP = 0.3;

  private static final double GROUPED_GAP = 0.25;
  private static final double MARGIN = 0.02;

  /** What the value axis takes of the width of upright bars, in points. */
  private static final double BESIDE_UPRIGHT = 80;

  private final boolean upright;
  private final Canvas canvas;
  private final double room;
  private final DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
  private double top;
  private double bottom;

  private BarChart(boolean upright, int names, Canvas canvas) {
    this.upright = upright;
    this.canvas = canvas;
    this.room = upright ? upright(canvas.width(), names) : NAME_PART * canvas.width();
  }

  /**
   * What charts know a bar or a group by.
   *
   * @param place from 0: names may be the same
   */
  private record Name(int place, String text) implements Comparable<Name> {
    static List<Name> of(List<String> texts) {
      return IntStream.range(0, texts.size()).mapToObj(i -> new Name(i, texts.get(i))).toList();
    }

    @Override
    public int compareTo(Name other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static boolean isUpright(Panel.Bars panel, Theme theme) {
    return panel.upright() && standsOn(names(panel), theme);
  }

  static boolean isUpright(Panel.GroupedBars panel, Theme theme) {
    return panel.upright() && standsOn(panel.groups(), theme);
  }

  /** How high lying bars must be together for the highest name, in points. */
  static double rows(Panel.Bars panel, Theme theme) {
    return isUpright(panel, theme) ? 0 : rows(names(panel), GAP, theme);
  }

  /** Likewise. */
  static double rows(Panel.GroupedBars panel, Theme theme) {
    return isUpright(panel, theme) ? 0 : rows(panel.groups(), GROUPED_GAP, theme);
  }

  /** Names may not touch each other, and the first and last not leave the axis. */
  private static double rows(List<String> names, double gap, Theme theme) {
    double width = NAME_PART * theme.style().panelWidth();
    double highest =
        ROW_GAP
            + names.stream()
                .mapToDouble(name -> Words.of(name, theme.tick(), width).height())
                .max()
                .orElse(0);
    int count = names.size();
    double bar = (1 - 2 * MARGIN - (count > 1 ? gap : 0)) / Math.max(1, count);
    double between = count > 1 ? gap / (count - 1) : 1;
    return highest / (bar + Math.min(2 * MARGIN, between));
  }

  private static List<String> names(Panel.Bars panel) {
    return panel.bars().stream()
        .map(bar -> Double.isFinite(bar.height()) ? bar.label() : bar.label() + " (no value)")
        .toList();
  }

  /** Whether upright bars have room for their names: others lie. */
  private static boolean standsOn(List<String> names, Theme theme) {
    double width = upright(theme.style().panelWidth(), names.size());
    return names.stream()
        .map(name -> Words.of(name, theme.tick(), width))
        .allMatch(name -> name.width() <= width && name.lines().size() <= MOST_UPRIGHT_LINES);
  }

  private static double upright(double width, int names) {
    return Math.max(1, (width - BESIDE_UPRIGHT) / Math.max(1, names) - 1);
  }

  static CategoryPlot of(Panel.Bars panel, Canvas canvas) {
    List<Name> names = Name.of(names(panel));
    BarChart bars = new BarChart(isUpright(panel, canvas.theme()), names.size(), canvas);
    for (int b = 0; b < names.size(); b++) {
      Bar bar = panel.bars().get(b);
      bars.add(bar.height(), bar.error(), "", names.get(b));
    }
    StatisticalBarRenderer renderer = new ColouredBars(panel, canvas.theme());
    renderer.setMaximumBarWidth(0.12);
    renderer.setErrorIndicatorStroke(new BasicStroke(1.1f));
    return bars.plot(renderer, bars.names(GAP), panel.valueLabel(), TICKS);
  }

  static CategoryPlot of(Panel.GroupedBars panel, Canvas canvas) {
    List<Name> groups = Name.of(panel.groups());
    BarChart bars = new BarChart(isUpright(panel, canvas.theme()), groups.size(), canvas);
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    for (int s = 0; s < panel.series().size(); s++) {
      BarSeries series = panel.series().get(s);
      renderer.setSeriesPaint(s, canvas.theme().colour(series.style()));
      for (int g = 0; g < panel.groups().size(); g++) {
        bars.add(
            series.heights()[g], series.errors()[g], new Name(s, series.label()), groups.get(g));
      }
    }
    renderer.setItemMargin(0.08);
    renderer.setErrorIndicatorStroke(new BasicStroke(1));
    return bars.plot(renderer, bars.names(GROUPED_GAP), panel.valueLabel(), GROUPED_TICKS);
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
  private void add(double height, double error, Comparable<?> row, Name column) {
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
   * @param gap between names, as a part of the axis
   */
  private CategoryAxis names(double gap) {
    CategoryAxis names = new BarNames(room, canvas.theme());
    names.setCategoryMargin(gap);
    names.setLowerMargin(MARGIN);
    names.setUpperMargin(MARGIN);
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
            upright ? canvas.upwards(valueLabel) : canvas.across(valueLabel, room),
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
