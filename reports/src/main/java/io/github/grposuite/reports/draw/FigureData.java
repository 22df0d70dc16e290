package io.github.grposuite.reports.draw;

import io.github.grposuite.reports.table.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a figure shows, as tidy CSV: one layout for all kinds of panels, a row for each number shown
 * with its interval. Numbers are exact; what is absent is empty.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>panel<td>its position in the figure, from 1
 * <tr><td>kind<td>title of the panel, line, trace, area, path, thin path, bar, cell, point, estimate, reference, rank,
 *     clique, critical difference
 * <tr><td>series<td>the line, trace, area or path; the method of a grouped bar; the row of a cell;
 *     the number of a clique, from 1
 * <tr><td>label<td>the name at the axis: of the tick, bar, group, column, point, row or method; the
 *     corner of a path; the title; the members of a clique, joined by "; "
 * <tr><td>x, x_low, x_high<td>the position along x and the ends of its interval
 * <tr><td>y, y_low, y_high<td>the value and the ends of its interval; of a clique its best and worst
 *     rank
 * <tr><td>mark<td>{@code best} of a cell, {@code front} of a point, an estimate's note
 * </table>
 */
public final class FigureData implements Panel.Visitor<Stream<FigureData.Row>> {
  private static final CsvTable<Row> CSV =
      new CsvTable<Row>()
          .text("panel", Row::panel)
          .text("kind", Row::kind)
          .text("series", Row::series)
          .text("label", Row::label)
          .number("x", row -> row.x[0])
          .number("x_low", row -> row.x[1])
          .number("x_high", row -> row.x[2])
          .number("y", row -> row.y[0])
          .number("y_low", row -> row.y[1])
          .number("y_high", row -> row.y[2])
          .text("mark", Row::mark);

  private final String panel;

  private FigureData(int panel) {
    this.panel = Integer.toString(panel);
  }

  /**
   * A row.
   *
   * @param x the position and its interval's ends
   * @param y the value and its interval's ends
   */
  record Row(
      String panel,
      String kind,
      String series,
      String label,
      double[] x,
      double[] y,
      String mark) {}

  /** With a header, lines ending in a line feed. */
  public static String csv(Figure figure) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      FigureData data = new FigureData(i + 1);
      rows.add(data.number("title", figure.panels().get(i).title(), Double.NaN));
      figure.panels().get(i).accept(data).forEach(rows::add);
    }
    return CSV.of(rows);
  }

  @Override
  public Stream<Row> lines(Panel.Lines lines) {
    return Stream.concat(
        lines.lines().stream().flatMap(line -> line("line", line, lines.ticks())),
        lines.traces().stream().flatMap(line -> line("trace", line, lines.ticks())));
  }

  private Stream<Row> line(String kind, Line line, List<String> ticks) {
    return each(
        line.x().length,
        i -> {
          double x = line.x()[i];
          String tick = x == Math.rint(x) && x >= 0 && x < ticks.size() ? ticks.get((int) x) : "";
          double[] y = {line.y()[i], line.low()[i], line.high()[i]};
          return row(kind, line.label(), tick, at(x), y, "");
        });
  }

  @Override
  public Stream<Row> areas(Panel.Areas areas) {
    return areas.areas().stream()
        .flatMap(
            area ->
                each(
                    area.x().length,
                    i -> row("area", area.label(), "", at(area.x()[i]), at(area.y()[i]), "")));
  }

  @Override
  public Stream<Row> simplex(Panel.Simplex simplex) {
    return simplex.paths().stream()
        .flatMap(
            path ->
                each(path.weights().length, i -> point(path, i, simplex.corners()))
                    .flatMap(rows -> rows));
  }

  private Stream<Row> point(Panel.Simplex.Path path, int i, List<String> corners) {
    String kind = path.thin() ? "thin path" : "path";
    return each(
        corners.size(),
        corner -> {
          double[] weight = at(path.weights()[i][corner]);
          return row(kind, path.label(), corners.get(corner), at(path.x()[i]), weight, "");
        });
  }

  @Override
  public Stream<Row> groupedBars(Panel.GroupedBars bars) {
    return bars.series().stream().flatMap(series -> grouped(series, bars.groups()));
  }

  private Stream<Row> grouped(BarSeries series, List<String> groups) {
    return each(
        groups.size(),
        g -> {
          double[] height = interval(series.heights()[g], series.errors()[g]);
          return row("bar", series.label(), groups.get(g), none(), height, "");
        });
  }

  @Override
  public Stream<Row> bars(Panel.Bars bars) {
    return bars.bars().stream()
        .map(bar -> row("bar", "", bar.label(), none(), interval(bar.height(), bar.error()), ""));
  }

  @Override
  public Stream<Row> heatMap(Panel.HeatMap map) {
    return each(map.rows().size(), r -> each(map.columns().size(), c -> cell(map, r, c)))
        .flatMap(rows -> rows);
  }

  private Row cell(Panel.HeatMap map, int row, int column) {
    String mark = row == map.bestRow() && column == map.bestColumn() ? "best" : "";
    double[] value = interval(map.values()[row][column], map.errors()[row][column]);
    return row("cell", map.rows().get(row), map.columns().get(column), none(), value, mark);
  }

  @Override
  public Stream<Row> points(Panel.Points points) {
    return points.points().stream()
        .map(
            point ->
                row(
                    "point",
                    "",
                    point.label(),
                    interval(point.x(), point.xError()),
                    interval(point.y(), point.yError()),
                    point.onFront() ? "front" : ""));
  }

  @Override
  public Stream<Row> forest(Panel.Forest forest) {
    return Stream.concat(
        Stream.of(number("reference", "", forest.reference())),
        forest.rows().stream().map(this::estimate));
  }

  private Row estimate(Panel.Forest.Row row) {
    double[] value = {row.value(), row.low(), row.high()};
    return row("estimate", "", row.label(), none(), value, row.note());
  }

  @Override
  public Stream<Row> criticalDifference(Panel.CriticalDifference ranks) {
    Stream<Row> difference =
        Double.isFinite(ranks.criticalDifference())
            ? Stream.of(number("critical difference", "", ranks.criticalDifference()))
            : Stream.empty();
    return Stream.of(
            difference,
            ranks.methods().stream().map(m -> number("rank", m.label(), m.rank())),
            each(ranks.cliques().size(), i -> clique(ranks, i)))
        .flatMap(rows -> rows);
  }

  private Row clique(Panel.CriticalDifference ranks, int i) {
    Extent extent = Cliques.extent(ranks, ranks.cliques().get(i));
    String members =
        ranks.cliques().get(i).stream()
            .map(method -> ranks.methods().get(method).label())
            .collect(Collectors.joining("; "));
    double[] range = {Double.NaN, extent.low(), extent.high()};
    return row("clique", Integer.toString(i + 1), members, none(), range, "");
  }

  private Row number(String kind, String label, double value) {
    return row(kind, "", label, none(), at(value), "");
  }

  private Row row(String kind, String series, String label, double[] x, double[] y, String mark) {
    return new Row(panel, kind, series, label, x, y, mark);
  }

  private static <T> Stream<T> each(int count, IntFunction<T> of) {
    return IntStream.range(0, count).mapToObj(of);
  }

  private static double[] at(double value) {
    return new double[] {value, Double.NaN, Double.NaN};
  }

  private static double[] none() {
    return at(Double.NaN);
  }

  private static double[] interval(double value, double error) {
    return new double[] {value, value - error, value + error};
  }
}
