package io.github.grposuite.reports.draw;

import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
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
  private static final double NAME_PART = 0.3;

  /** Ticks and gaps between a map and the end of its panel, in points. */
  private static final double BELOW_LABELS = 18;

  /** A title and the panel's padding, in points. */
  private static final double ABOVE_SCALE = 30;

  /** What the names of rows and the colour scale take of the width, in points. */
  private static final double BESIDE_CELLS = 120;

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
    SymbolAxis rows = names(panel.yLabel(), panel.rows(), canvas);
    SymbolAxis columns = names(canvas.across(panel.xLabel()), panel.columns(), canvas);
    boolean crowded = crowded(panel.columns(), canvas);
    columns.setVerticalTickLabels(crowded);
    XYPlot plot = Axes.plot(data(panel), columns, rows, renderer);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.addAnnotation(new Overlay(new HeatCells(panel, scale, canvas.theme())::draw));
    JFreeChart chart = Charts.chart(plot);
    chart.addSubtitle(
        bar(panel, scale, canvas, crowded ? widest(columns, canvas) : lineHeight(canvas)));
    return chart;
  }

  private static SymbolAxis names(String label, List<String> names, Canvas canvas) {
    SymbolAxis axis =
        Axes.names(
            label,
            names.stream().map(name -> canvas.within(name, NAME_PART)).toList(),
            0.5,
            canvas.theme());
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static boolean crowded(List<String> columns, Canvas canvas) {
    double room = (canvas.width() - BESIDE_CELLS) / Math.max(1, columns.size());
    return columns.stream()
        .anyMatch(name -> FittedText.width(name, canvas.theme().tick()) > room - 4);
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

  private static double widest(SymbolAxis names, Canvas canvas) {
    return Stream.of(names.getSymbols())
        .mapToDouble(name -> FittedText.width(name, canvas.theme().tick()))
        .max()
        .orElse(0);
  }

  private static double lineHeight(Canvas canvas) {
    return FittedText.height(canvas.theme().tick());
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
