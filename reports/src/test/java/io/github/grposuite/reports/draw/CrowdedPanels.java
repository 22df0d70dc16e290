package io.github.grposuite.reports.draw;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A panel of every kind with so many groups or methods, of any names. */
public final class CrowdedPanels {
  private CrowdedPanels() {}

  /**
   * By the name of their kind.
   *
   * @param name of the i-th group or method
   */
  public static Map<String, Panel> of(int count, IntFunction<String> name) {
    List<String> names = IntStream.range(0, count).mapToObj(name).toList();
    Map<String, Panel> panels = new LinkedHashMap<>();
    panels.put("curves", new Panel.Lines(name.apply(0), "update", "loss", lines(names)));
    panels.put(
        "named positions",
        new Panel.Lines("", name.apply(0), name.apply(1), lines(List.of("a"))).withTicks(names));
    panels.put("areas", new Panel.Areas("weights", "update", "group weight α", lines(names)));
    panels.put("triangle", triangle(names));
    panels.put("bars", new Panel.Bars(name.apply(0), "error", bars(names), false));
    panels.put("upright bars", new Panel.Bars("", name.apply(0), bars(names), true));
    panels.put("groups", grouped(names, List.of("IPO", "GR-IPO"), false));
    panels.put("methods by group", grouped(List.of("a", "b"), names, false));
    panels.put("upright groups", grouped(names, List.of("IPO", "GR-IPO"), true));
    panels.put("columns", heatMap(names, List.of("0.1", "1")));
    panels.put("rows", heatMap(List.of("0.1", "1"), names));
    panels.put("points", points(names));
    panels.put("forest", forest(names));
    panels.put("ranks", ranks(names));
    return panels;
  }

  private static List<Line> lines(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> line(names.get(i), style(i), 1.0 / (i + 1), 0.5, 0.25 * i))
        .toList();
  }

  private static Line line(String label, SeriesStyle style, double... y) {
    return PanelFixture.line(label, style, y);
  }

  private static SeriesStyle style(int place) {
    return new SeriesStyle(place, place);
  }

  private static Panel triangle(List<String> names) {
    double[][] weights = {{0.2, 0.3, 0.5}, {0.1, 0.3, 0.6}};
    List<Panel.Simplex.Path> paths =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new Panel.Simplex.Path(
                        names.get(i), style(i), new double[] {0, 1}, weights, false))
            .toList();
    String corner = names.get(0);
    return new Panel.Simplex("", List.of(corner, names.get(1), corner), paths);
  }

  private static List<Bar> bars(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Bar(names.get(i), style(i), 1 + 0.1 * i, 0.05))
        .toList();
  }

  private static Panel grouped(List<String> groups, List<String> series, boolean upright) {
    double[] heights = new double[groups.size()];
    Arrays.setAll(heights, g -> 1 + g % 7);
    double[] errors = new double[groups.size()];
    Arrays.fill(errors, 0.2);
    return new Panel.GroupedBars(
        "",
        "loss",
        groups,
        IntStream.range(0, series.size())
            .mapToObj(s -> new BarSeries(series.get(s), style(s), heights, errors))
            .toList(),
        upright);
  }

  private static Panel heatMap(List<String> columns, List<String> rows) {
    double[][] values = new double[rows.size()][columns.size()];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        values[r][c] = 1 + r + 0.1 * c;
      }
    }
    return new Panel.HeatMap("", "χ", "η_α", "loss", columns, rows, values, values, 0, 0);
  }

  private static Panel points(List<String> names) {
    List<Panel.Points.Point> points =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new Panel.Points.Point(
                        names.get(i), style(i), 1 + 0.1 * i, 1.0 / (1 + i), 0.01, 0.01, i == 0))
            .toList();
    return new Panel.Points("IPO", "average", "worst", points, List.of());
  }

  private static Panel forest(List<String> names) {
    return new Panel.Forest(
        "IPO",
        "difference of loss",
        0,
        IntStream.range(0, names.size())
            .mapToObj(
                i -> new Panel.Forest.Row(names.get(i), style(i), 0.1 * i, -1, 2, "− IPO, n = 20"))
            .toList());
  }

  private static Panel ranks(List<String> names) {
    return new Panel.CriticalDifference(
        "loss, 20 blocks",
        IntStream.range(0, names.size())
            .mapToObj(i -> new Panel.CriticalDifference.Ranked(names.get(i), style(i), 1 + i))
            .toList(),
        1.2,
        List.of(List.of(0, 1)));
  }
}
