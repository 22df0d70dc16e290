package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.LegendEntry;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A panel of each kind, and figures as many as the paper has. */
final class SamplePanels {
  static final SeriesStyle FIRST = new SeriesStyle(0, 0);
  static final SeriesStyle SECOND = new SeriesStyle(1, 1);
  private static final String HOSTILE = "</script><img src=x onerror=window.hacked=1>";

  private SamplePanels() {}

  static Figure ofEveryKind() {
    double[] x = {0, 100, 200, 300};
    Line up = Line.withError("DPO", FIRST, x, new double[] {1, 2, 3, 4.125}, fill(4, 0.5));
    Line down =
        Line.withError("GR-DPO", SECOND, x, new double[] {100, 10, 1, 0.25}, fill(4, 0.125));
    Line trace = line("seed 1", FIRST, x, new double[] {1, 1.5, 2.5, 4});
    double[][] path = {{0.5, 0.25, 0.25}, {0.25, 0.5, 0.25}, {0.125, 0.625, 0.25}};
    double[] three = {0, 1, 2};
    List<Panel> panels =
        List.of(
            new Panel.Lines("lines " + HOSTILE, "update", "loss", List.of(up, down))
                .withTraces(List.of(trace)),
            new Panel.Areas(
                "areas",
                "update",
                "α",
                List.of(line("a", FIRST, x, fill(4, 0.25)), line("b", SECOND, x, fill(4, 0.75)))),
            new Panel.Simplex(
                "three corners",
                List.of("a", "b", "c"),
                List.of(new Panel.Simplex.Path("GR-DPO", FIRST, three, path, false))),
            new Panel.GroupedBars(
                "grouped bars",
                "error",
                List.of("DPO", "GR-DPO"),
                List.of(new BarSeries("a", FIRST, new double[] {1, Double.NaN}, fill(2, 0.1)))),
            new Panel.Bars("bars", "error", List.of(new Bar("DPO", FIRST, 0.5, 0.0625))),
            new Panel.HeatMap(
                "heat map",
                "χ",
                "η_α",
                "loss",
                List.of("0", "1"),
                List.of("0.1", "1"),
                new double[][] {{1, 2}, {Double.NaN, 3}},
                new double[][] {{0.1, 0.2}, {Double.NaN, 0.3}},
                0,
                0),
            new Panel.Points(
                "points",
                "average",
                "worst",
                List.of(
                    new Panel.Points.Point("χ = 0", FIRST, 1, 2, 0.1, 0.1, true),
                    new Panel.Points.Point("χ = 1", FIRST, 2, 3, Double.NaN, 0.1, false)),
                List.of(new LegendEntry("DPO", FIRST))),
            new Panel.Forest(
                "forest",
                "difference",
                0,
                List.of(new Panel.Forest.Row("same", FIRST, -1, -2, -0.5, "p = 0.01"))),
            new Panel.CriticalDifference(
                "ranks",
                List.of(
                    new Panel.CriticalDifference.Ranked("DPO", FIRST, 1.25),
                    new Panel.CriticalDifference.Ranked("IPO", SECOND, 1.75)),
                0.75,
                List.of(List.of(0, 1))));
    return new Figure("every-kind", "Every kind of panel", panels);
  }

  /** One setting: two families, 7 methods, 20 seeds, 200 checkpoints of worst, groups, weights. */
  static List<Figure> ofOneSetting(Random random) {
    List<Figure> figures = new ArrayList<>();
    for (int family = 0; family < 2; family++) {
      for (String quantity : List.of("worst", "group 0", "group 1", "weight 0", "weight 1")) {
        List<Line> lines = new ArrayList<>();
        List<Line> traces = new ArrayList<>();
        for (int method = 0; method < 3 + family; method++) {
          SeriesStyle style = new SeriesStyle(method, method);
          lines.add(Line.withError("M" + method, style, steps(), noise(random), noise(random)));
          for (int seed = 0; seed < 20; seed++) {
            traces.add(line("M" + method + ", seed " + seed, style, steps(), noise(random)));
          }
        }
        figures.add(
            new Figure(
                "f" + family + quantity.replace(' ', '-'),
                "Validation loss of " + quantity,
                List.of(new Panel.Lines(quantity, "update", "loss", lines).withTraces(traces))));
      }
    }
    return figures;
  }

  private static double[] steps() {
    double[] steps = new double[201];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 100 * i;
    }
    return steps;
  }

  private static double[] noise(Random random) {
    return random.doubles(201).map(value -> value + 0.1).toArray();
  }

  private static double[] fill(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static Line line(String label, SeriesStyle style, double[] x, double[] y) {
    double[] none = fill(x.length, Double.NaN);
    return new Line(label, style, x, y, none, none);
  }
}
