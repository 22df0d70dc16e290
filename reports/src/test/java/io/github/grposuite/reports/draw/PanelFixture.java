package io.github.grposuite.reports.draw;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A panel of every kind, with the letters that labels use. */
final class PanelFixture {
  static final double NONE = Double.NaN;
  static final SeriesStyle FIRST = new SeriesStyle(0, 0);
  static final SeriesStyle SECOND = new SeriesStyle(1, 1);

  private PanelFixture() {}

  static List<Panel> all() {
    return List.of(
        lines(),
        areas(),
        triangle(),
        groupedBars(),
        bars(),
        heatMap(),
        points(),
        forest(5),
        ranks());
  }

  static Panel.Lines lines() {
    Line mean = line("β and η_θ", FIRST, 1, 0.5, 0.25);
    List<Line> traces = List.of(line("seed 1", FIRST, 1, 0.4, 0.2), line("seed 2", FIRST, 1, 2, 3));
    return new Panel.Lines("losses", "updates", "loss at η_θ", List.of(mean)).withTraces(traces);
  }

  static Panel.Areas areas() {
    return new Panel.Areas(
        "weights",
        "updates",
        "α",
        List.of(line("Japan", FIRST, 0.5, 0.25, 0.1), line("Nigeria", SECOND, 0.5, 0.75, 0.9)));
  }

  static Panel.Simplex triangle() {
    double[][] weights = {{0.2, 0.3, 0.5}, {NONE, NONE, NONE}, {0.1, 0.3, 0.6}, {0, 0, 1}};
    return new Panel.Simplex(
        "three groups",
        List.of("India", "Japan", "Nigeria"),
        List.of(new Panel.Simplex.Path("GR-IPO", SECOND, steps(4), weights, false)));
  }

  static Panel.GroupedBars groupedBars() {
    double[] heights = {1, NONE};
    BarSeries series = new BarSeries("IS-DPO", FIRST, heights, new double[] {0.1, NONE});
    return new Panel.GroupedBars("groups", "error", List.of("young", "old"), List.of(series));
  }

  static Panel.Bars bars() {
    return new Panel.Bars("bars", "error", List.of(new Bar("χ = 0.5", FIRST, 0.25, 0.01)));
  }

  static Panel.HeatMap heatMap() {
    return new Panel.HeatMap(
        "settings",
        "χ",
        "η_α",
        "worst-group loss",
        List.of("0", "0.5", "1"),
        List.of("0.01", "0.1"),
        new double[][] {{0.512, 0.4, 0.731}, {0.6, NONE, 0.65}},
        new double[][] {{0.01, 0.02, NONE}, {0.01, NONE, 0.01}},
        0,
        1);
  }

  static Panel.Points points() {
    return new Panel.Points(
        "trade-off",
        "average loss",
        "worst-group loss",
        List.of(
            new Panel.Points.Point("χ = 0", FIRST, 1, 2, 0.1, NONE, true),
            new Panel.Points.Point("χ = 1", FIRST, 2, 1, NONE, 0.1, true),
            new Panel.Points.Point("χ = 5", FIRST, 2, 2, 0.1, 0.1, false)),
        List.of(new LegendEntry("GR-KTO", FIRST)));
  }

  static Panel.Forest forest(int rows) {
    return new Panel.Forest(
        "differences",
        "difference to DPO",
        0,
        IntStream.range(0, rows)
            .mapToObj(i -> new Panel.Forest.Row("β = " + i, FIRST, 0.1 * i, -0.1, 1, "p = 0.0" + i))
            .toList());
  }

  static Panel.CriticalDifference ranks() {
    return new Panel.CriticalDifference(
        "ranks",
        List.of(
            new Panel.CriticalDifference.Ranked("worst", FIRST, 2.75),
            new Panel.CriticalDifference.Ranked("best", SECOND, 1.25),
            new Panel.CriticalDifference.Ranked("middle", FIRST, 2)),
        1.5,
        List.of(List.of(1, 2), List.of(2, 0)));
  }

  static Line line(String label, SeriesStyle style, double... y) {
    double[] none = new double[y.length];
    Arrays.fill(none, NONE);
    return new Line(label, style, steps(y.length), y, none, none);
  }

  static Figure figure(String name, Panel... panels) {
    return new Figure(name, "", List.of(panels));
  }

  private static double[] steps(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }
}
