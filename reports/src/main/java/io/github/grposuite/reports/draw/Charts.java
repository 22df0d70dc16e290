package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How each kind of panel is drawn. Panels of rows grow with them; those that consist of rows alone
 * may be lower than others.
 */
final class Charts implements Panel.Visitor<Charts.Sketch> {
  private static final double PADDING = 6;

  /** What a title leaves free of the panel's width: its own padding and rounding. */
  private static final double BESIDE_TITLE = 2 * PADDING + 6;

  /** Lines of text that a title, an axis with its label and a legend take. */
  private static final double TITLE_AND_AXIS = 7.5;

  private static final double TITLE_AND_INSETS = 3.6;
  private static final double LEGEND = 3;

  /** Lines of text a row: a bar, one of several bars of a group, an estimate, a cell. */
  private static final double BAR = 1.2;

  private static final double GROUPED_BAR = 0.5;
  private static final double ESTIMATE = 1.7;
  private static final double CELL = 1.2;

  static {
    // The workaround turns rotated text into outlines; we want text in SVG and PDF.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final Theme theme;

  private Charts(Theme theme) {
    this.theme = theme;
  }

  /**
   * A panel before its size is known.
   *
   * @param height that it wants, in points
   * @param chart of it on a canvas, without its title
   */
  record Sketch(double height, Function<Canvas, JFreeChart> chart) {}

  /** How high a panel wants to be, in points. */
  static double height(Panel panel, Theme theme) {
    return panel.accept(new Charts(theme)).height();
  }

  static JFreeChart of(Panel panel, Canvas canvas) {
    JFreeChart chart = panel.accept(new Charts(canvas.theme())).chart().apply(canvas);
    title(chart, panel.title(), canvas);
    AxisLabels.fit(chart, canvas);
    return chart;
  }

  @Override
  public Sketch lines(Panel.Lines panel) {
    return standard(c -> chart(LineChart.plot(panel, c), LineChart.legend(panel, c), c));
  }

  @Override
  public Sketch areas(Panel.Areas panel) {
    return standard(c -> chart(AreaChart.plot(panel, c), AreaChart.legend(panel, c), c));
  }

  @Override
  public Sketch simplex(Panel.Simplex panel) {
    return standard(
        c ->
            chart(
                new FreePlot(new TernaryPlot(panel, c.theme())::draw),
                SimplexMarks.legend(panel, c),
                c));
  }

  @Override
  public Sketch groupedBars(Panel.GroupedBars panel) {
    int rows = panel.groups().size() * (panel.series().size() + 1);
    return atLeastStandard(
        panel.upright() ? 0 : TITLE_AND_AXIS + LEGEND + GROUPED_BAR * rows,
        c -> chart(BarChart.of(panel, c), BarChart.legend(panel, c), c));
  }

  @Override
  public Sketch bars(Panel.Bars panel) {
    return atLeastStandard(
        panel.upright() ? 0 : TITLE_AND_AXIS + BAR * panel.bars().size(),
        c -> chart(BarChart.of(panel, c)));
  }

  @Override
  public Sketch heatMap(Panel.HeatMap panel) {
    return atLeastStandard(
        TITLE_AND_AXIS + LEGEND + CELL * panel.rows().size(), c -> HeatMapChart.chart(panel, c));
  }

  @Override
  public Sketch points(Panel.Points panel) {
    return standard(c -> chart(PointChart.plot(panel, c), PointChart.legend(panel, c), c));
  }

  @Override
  public Sketch forest(Panel.Forest panel) {
    return new Sketch(
        lines(TITLE_AND_AXIS + ESTIMATE * panel.rows().size()),
        c -> chart(ForestChart.plot(panel, c)));
  }

  @Override
  public Sketch criticalDifference(Panel.CriticalDifference panel) {
    return new Sketch(
        lines(TITLE_AND_INSETS) + RankPlot.height(panel, theme),
        c -> chart(new FreePlot(new RankPlot(panel, c.theme())::draw)));
  }

  private Sketch standard(Function<Canvas, JFreeChart> chart) {
    return atLeastStandard(0, chart);
  }

  private Sketch atLeastStandard(double lines, Function<Canvas, JFreeChart> chart) {
    return new Sketch(Math.max(theme.style().panelHeight(), lines(lines)), chart);
  }

  /** The height of so many lines of text. */
  private double lines(double count) {
    return theme.style().fontSize() * count;
  }

  static JFreeChart chart(Plot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 4, 4, 10));
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(PADDING, PADDING, PADDING, PADDING));
    return chart;
  }

  private static JFreeChart chart(Plot plot, LegendItemCollection keys, Canvas canvas) {
    JFreeChart chart = chart(plot);
    chart.addLegend(Legends.of(keys, canvas));
    return chart;
  }

  /** In one line, or in smaller letters in up to two. */
  private static void title(JFreeChart chart, String text, Canvas canvas) {
    double width = canvas.width() - BESIDE_TITLE;
    Font font = canvas.theme().title();
    List<String> lines = List.of(text);
    if (FittedText.width(text, font) > width) {
      font = canvas.theme().tick();
      lines = FittedText.lines(text, font, width, 2);
    }
    chart.setTitle(title(lines.get(0), font));
    if (lines.size() > 1) {
      chart.addSubtitle(0, title(lines.get(1), font));
    }
  }

  private static TextTitle title(String line, Font font) {
    TextTitle title = new TextTitle(line, font);
    title.setPaint(Theme.TEXT);
    return title;
  }
}
