package io.github.grposuite.reports.draw;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** A coloured cell for each pair of settings, and the colours' scale at the right. */
final class HeatMapChart {
  private static final int SCALE_TICKS = 6;
  private static final int COLOURS = 64;
  private static final double SCALE_WIDTH = 10;
  private static final double NAME_PART = 0.25;

  /** Ticks and gaps between a map and the end of its panel, in points. */
  private static final double BELOW_LABELS = 18;

  /** A title and the panel's padding, in points. */
  private static final double ABOVE_SCALE = 30;

  /** What the names of rows and the colour scale take of the width, in points. */
  private static final double BESIDE_CELLS = 120;

  /** The same without the names, with the label beside them. */
  private static final double BESIDE_NAMES = 100;

  /** Names up to here leave cells their part of any panel, in points. */
  private static final double SHORT_NAMES = 40;

  /** Of the width, at least for the cells beside longer names. */
  private static final double CELLS_PART = 0.62;

  private static final double ROW_GAP = 2;

  /** Of the height, how long turned names may be. */
  private static final double BELOW_PART = 0.75;

  private HeatMapChart() {}

  static JFreeChart chart(Panel.HeatMap panel, Canvas canvas) {
    Extent extent = new Extent();
    for (double[] row : panel.values()) {
      extent.add(row);
    }
    double margin = extent.margin(0);
    HeatScale scale = new HeatScale(extent.low() - margin, extent.high() + margin);
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(scale);
    NameAxis rows =
        NameAxis.rows(panel.yLabel(), rowNames(panel, canvas.theme()), 0.5, canvas.theme());
    rows.setTickMarksVisible(false);
    double beside = Math.max(BESIDE_CELLS, BESIDE_NAMES + rowNamesWidth(panel, canvas.theme()));
    NameAxis columns =
        NameAxis.columns(
            canvas.across(panel.xLabel(), beside),
            panel.columns(),
            0.5,
            (canvas.width() - beside) / Math.max(1, panel.columns().size()),
            longestBelow(canvas.theme()),
            canvas.theme());
    columns.setTickMarksVisible(false);
    XYPlot plot = Axes.plot(data(panel), columns, rows, renderer);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.addAnnotation(new Overlay(new HeatCells(panel, scale, canvas.theme())::draw));
    JFreeChart chart = Charts.chart(plot);
    chart.addSubtitle(bar(panel, scale, canvas, columns.depth()));
    return chart;
  }

  /** How wide a panel must be for its names beside and below. */
  static double width(Panel.HeatMap panel, Theme theme) {
    double names = rowNamesWidth(panel, theme);
    double pitch = NameAxis.leastPitch(panel.columns(), longestBelow(theme), theme);
    double columns = BESIDE_NAMES + names + pitch * panel.columns().size();
    return Math.max(columns, names > SHORT_NAMES ? (BESIDE_NAMES + names) / (1 - CELLS_PART) : 0);
  }

  /** How high cells must be for the names beside them. */
  static double height(Panel.HeatMap panel, Theme theme) {
    double highest = rowNames(panel, theme).stream().mapToDouble(Words::height).max().orElse(0);
    return panel.rows().size() * (highest + ROW_GAP);
  }

  private static List<Words> rowNames(Panel.HeatMap panel, Theme theme) {
    double most = longest(theme);
    return panel.rows().stream().map(name -> Words.of(name, theme.tick(), most)).toList();
  }

  private static double rowNamesWidth(Panel.HeatMap panel, Theme theme) {
    return rowNames(panel, theme).stream().mapToDouble(Words::width).max().orElse(0);
  }

  private static double longestBelow(Theme theme) {
    return BELOW_PART * theme.style().panelHeight();
  }

  private static double longest(Theme theme) {
    return NAME_PART * theme.style().panelWidth();
  }

  private static DefaultXYZDataset data(Panel.HeatMap panel) {
    int columns = panel.columns().size();
    double[][] cells = new double[3][panel.rows().size() * columns];
    for (int row = 0; row < panel.rows().size(); row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        cells[0][cell] = column;
        cells[1][cell] = row;
        cells[2][cell] = panel.values()[row][column];
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("", cells);
    return data;
  }

  /** Beside the map, though charts know nothing of it: hence the room below, for its labels. */
  private static PaintScaleLegend bar(
      Panel.HeatMap panel, HeatScale scale, Canvas canvas, double names) {
    double below = names + FittedText.height(canvas.theme().label()) + BELOW_LABELS;
    NumberAxis axis =
        Axes.numbers(panel.valueLabel(), scale.low(), scale.high(), SCALE_TICKS, canvas.theme());
    AxisLabels.fit(axis, canvas.height() - below - ABOVE_SCALE, canvas.theme());
    PaintScaleLegend bar = new PaintScaleLegend(scale, axis);
    bar.setPosition(RectangleEdge.RIGHT);
    bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    bar.setStripWidth(SCALE_WIDTH);
    bar.setSubdivisionCount(COLOURS);
    bar.setStripOutlineVisible(false);
    bar.setAxisOffset(2);
    bar.setPadding(new RectangleInsets(8, 0, below, 2));
    return bar;
  }
}
