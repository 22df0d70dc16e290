package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How each kind of panel is drawn. Panels of rows grow with them; those that consist of rows alone
 * may be lower than others. Every panel is as large as its words need: none is cut, and half of it
 * is left for data.
 */
final class Charts implements Panel.Visitor<Charts.Sketch> {
  /** Of a panel's area, at least for data. */
  private static final double DATA_PART = 0.5;

  /** Beside wider names no height would do; a panel is then so many times as high as all around. */
  private static final double NARROWEST = 0.56;

  private static final double LARGEST_AROUND = 4;
  private static final int MOST_ATTEMPTS = 6;
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
   * @param width that it needs for its names, in points; may be less than a panel has
   * @param height that it wants, in points
   * @param rows how high its data must be for the names beside them, in points; 0 without names
   * @param chart of it on a canvas, without its title
   */
  record Sketch(double width, double height, double rows, Function<Canvas, JFreeChart> chart) {}

  /** How wide a panel must be, in points. */
  static double width(Panel panel, Theme theme) {
    return Math.max(theme.style().panelWidth(), panel.accept(new Charts(theme)).width());
  }

  /**
   * How high a panel must be, in points: as it wants to be, with room for the names beside its
   * rows, and with half of its area for data, whatever is around them.
   */
  static double height(Panel panel, Theme theme, double width) {
    Sketch sketch = panel.accept(new Charts(theme));
    double height = sketch.height();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Rectangle2D data = data(of(panel, new Canvas(theme, width, height)), width, height);
      double part = data.getWidth() / width;
      if (data.getHeight() >= sketch.rows() && part * data.getHeight() >= DATA_PART * height) {
        break;
      }
      double around = height - data.getHeight();
      double asRows = sketch.rows() + around;
      double asPart =
          part > NARROWEST ? around * part / (part - DATA_PART) : LARGEST_AROUND * around;
      height = Math.ceil(Math.max(height + 1, Math.max(asRows, asPart)));
    }
    return height;
  }

  static JFreeChart of(Panel panel, Canvas canvas) {
    if (panel instanceof Panel.Points points
        && !PointChart.labelsFit(titled(panel, canvas), points, canvas)) {
      return titled(PointLabels.numbered(points), canvas);
    }
    return titled(panel, canvas);
  }

  private static JFreeChart titled(Panel panel, Canvas canvas) {
    JFreeChart chart = panel.accept(new Charts(canvas.theme())).chart().apply(canvas);
    title(chart, panel.title(), canvas);
    AxisLabels.fit(chart, canvas);
    return chart;
  }

  /** Where data are drawn; draws none. */
  static Rectangle2D data(JFreeChart chart, double width, double height) {
    if (chart.getPlot() instanceof XYPlot plot) {
      for (int i = 0; i < plot.getDatasetCount(); i++) {
        plot.setDataset(i, null);
      }
      plot.clearAnnotations();
    }
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    graphics.addRenderingHints(Png.HINTS);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
    graphics.dispose();
    return info.getPlotInfo().getDataArea();
  }

  @Override
  public Sketch lines(Panel.Lines panel) {
    return sketch(
        LineChart.width(panel, theme),
        0,
        0,
        c -> chart(LineChart.plot(panel, c), LineChart.legend(panel, c), c));
  }

  @Override
  public Sketch areas(Panel.Areas panel) {
    return standard(c -> chart(AreaChart.plot(panel, c), AreaChart.legend(panel, c), c));
  }

  @Override
  public Sketch simplex(Panel.Simplex panel) {
    return standard(
        c -> {
          TernaryPlot plot = new TernaryPlot(panel, c.theme());
          return chart(new FreePlot(plot::draw, plot::triangle), SimplexMarks.legend(panel, c), c);
        });
  }

  @Override
  public Sketch groupedBars(Panel.GroupedBars panel) {
    int bars = panel.groups().size() * (panel.series().size() + 1);
    return sketch(
        0,
        BarChart.isUpright(panel, theme) ? 0 : lines(TITLE_AND_AXIS + LEGEND + GROUPED_BAR * bars),
        BarChart.rows(panel, theme),
        c -> chart(BarChart.of(panel, c), BarChart.legend(panel, c), c));
  }

  @Override
  public Sketch bars(Panel.Bars panel) {
    boolean upright = BarChart.isUpright(panel, theme);
    return sketch(
        0,
        upright ? 0 : lines(TITLE_AND_AXIS + BAR * panel.bars().size()),
        BarChart.rows(panel, theme),
        c -> chart(BarChart.of(panel, c)));
  }

  @Override
  public Sketch heatMap(Panel.HeatMap panel) {
    return sketch(
        HeatMapChart.width(panel, theme),
        lines(TITLE_AND_AXIS + LEGEND + CELL * panel.rows().size()),
        HeatMapChart.height(panel, theme),
        c -> HeatMapChart.chart(panel, c));
  }

  @Override
  public Sketch points(Panel.Points panel) {
    return standard(c -> chart(PointChart.plot(panel, c), PointChart.legend(panel, c), c));
  }

  @Override
  public Sketch forest(Panel.Forest panel) {
    return new Sketch(
        0,
        lines(TITLE_AND_AXIS + ESTIMATE * panel.rows().size()),
        ForestChart.height(panel, theme),
        c -> chart(ForestChart.plot(panel, c)));
  }

  /** Its names belong to the diagram. */
  @Override
  public Sketch criticalDifference(Panel.CriticalDifference panel) {
    return new Sketch(
        0,
        lines(TITLE_AND_INSETS) + RankPlot.height(panel, theme),
        RankPlot.height(panel, theme),
        c -> chart(new FreePlot(new RankPlot(panel, c.theme())::draw, UnaryOperator.identity())));
  }

  private Sketch standard(Function<Canvas, JFreeChart> chart) {
    return sketch(0, 0, 0, chart);
  }

  /** At least as high as the style says. */
  private Sketch sketch(
      double width, double height, double rows, Function<Canvas, JFreeChart> chart) {
    return new Sketch(width, Math.max(theme.style().panelHeight(), height), rows, chart);
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

  /** In one line, or in smaller letters in as many as it needs. */
  private static void title(JFreeChart chart, String text, Canvas canvas) {
    double width = canvas.width() - BESIDE_TITLE;
    Font large = canvas.theme().title();
    Font font = FittedText.width(text, large) > width ? canvas.theme().tick() : large;
    Words words = Words.of(text, font, width);
    if (words.lines().stream().allMatch(line -> Lettering.isPlain(line, font))) {
      chart.setTitle(title(words.lines().get(0), font));
      for (int line = 1; line < words.lines().size(); line++) {
        chart.addSubtitle(line - 1, title(words.lines().get(line), font));
      }
    } else {
      chart.addSubtitle(0, new WordsTitle(words, 0.5));
    }
  }

  private static TextTitle title(String line, Font font) {
    TextTitle title = new TextTitle(line, font);
    title.setPaint(Theme.TEXT);
    return title;
  }
}
