package io.github.grposuite.reports.draw;

import io.github.grposuite.reports.CsvText;
import java.util.List;
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
  private static final double[] NONE = at(Double.NaN);

  private FigureData() {}

  /**
   * A row but for its panel.
   *
   * @param x the position and its interval's ends
   * @param y the value and its interval's ends
   */
  record Row(String kind, String series, String label, double[] x, double[] y, String mark) {
    /** A value with an error to both sides. */
    static Row around(
        String kind, String series, String label, double value, double error, String mark) {
      return new Row(kind, series, label, NONE, interval(value, error), mark);
    }

    static Row number(String kind, String label, double value) {
      return new Row(kind, "", label, NONE, at(value), "");
    }
  }

  /** With a header, lines ending in a line feed. */
  public static String csv(Figure figure) {
    CsvText csv =
        new CsvText(
            "panel", "kind", "series", "label", "x", "x_low", "x_high", "y", "y_low", "y_high",
            "mark");
    for (int i = 0; i < figure.panels().size(); i++) {
      Panel panel = figure.panels().get(i);
      String number = Integer.toString(i + 1);
      Stream.concat(
              Stream.of(Row.number("title", panel.title(), Double.NaN)),
              panel.accept(new FigureData()))
          .forEach(
              row ->
                  csv.row(
                      number,
                      row.kind,
                      row.series,
                      row.label,
                      CsvText.number(row.x[0]),
                      CsvText.number(row.x[1]),
                      CsvText.number(row.x[2]),
                      CsvText.number(row.y[0]),
                      CsvText.number(row.y[1]),
                      CsvText.number(row.y[2]),
                      row.mark));
    }
    return csv.toString();
  }

  @Override
  public Stream<Row> lines(Panel.Lines panel) {
    return Stream.concat(
        panel.lines().stream().flatMap(line -> line("line", line, panel.ticks())),
        panel.traces().stream().flatMap(line -> line("trace", line, panel.ticks())));
  }

  private static Stream<Row> line(String kind, Line line, List<String> ticks) {
    return IntStream.range(0, line.x().length)
        .mapToObj(
            i -> {
              double x = line.x()[i];
              boolean named = x == Math.rint(x) && x >= 0 && x < ticks.size();
              double[] y = {line.y()[i], line.low()[i], line.high()[i]};
              return new Row(kind, line.label(), named ? ticks.get((int) x) : "", at(x), y, "");
            });
  }

  @Override
  public Stream<Row> areas(Panel.Areas panel) {
    return panel.areas().stream()
        .flatMap(
            area ->
                IntStream.range(0, area.x().length)
                    .mapToObj(
                        i ->
                            new Row(
                                "area", area.label(), "", at(area.x()[i]), at(area.y()[i]), "")));
  }

  @Override
  public Stream<Row> simplex(Panel.Simplex panel) {
    return panel.paths().stream().flatMap(path -> path(path, panel.corners()));
  }

  private static Stream<Row> path(Panel.Simplex.Path path, List<String> corners) {
    return IntStream.range(0, path.weights().length * corners.size())
        .mapToObj(
            at -> {
              int i = at / corners.size();
              int corner = at % corners.size();
              return new Row(
                  path.thin() ? "thin path" : "path",
                  path.label(),
                  corners.get(corner),
                  at(path.x()[i]),
                  at(path.weights()[i][corner]),
                  "");
            });
  }

  @Override
  public Stream<Row> groupedBars(Panel.GroupedBars panel) {
    return panel.series().stream()
        .flatMap(
            series ->
                IntStream.range(0, panel.groups().size())
                    .mapToObj(
                        g ->
                            Row.around(
                                "bar",
                                series.label(),
                                panel.groups().get(g),
                                series.heights()[g],
                                series.errors()[g],
                                "")));
  }

  @Override
  public Stream<Row> bars(Panel.Bars panel) {
    return panel.bars().stream()
        .map(bar -> Row.around("bar", "", bar.label(), bar.height(), bar.error(), ""));
  }

  @Override
  public Stream<Row> heatMap(Panel.HeatMap panel) {
    int columns = panel.columns().size();
    return IntStream.range(0, panel.rows().size() * columns)
        .mapToObj(
            at -> {
              int row = at / columns;
              int column = at % columns;
              return Row.around(
                  "cell",
                  panel.rows().get(row),
                  panel.columns().get(column),
                  panel.values()[row][column],
                  panel.errors()[row][column],
                  row == panel.bestRow() && column == panel.bestColumn() ? "best" : "");
            });
  }

  @Override
  public Stream<Row> points(Panel.Points panel) {
    return panel.points().stream()
        .map(
            point ->
                new Row(
                    "point",
                    "",
                    point.label(),
                    interval(point.x(), point.xError()),
                    interval(point.y(), point.yError()),
                    point.onFront() ? "front" : ""));
  }

  @Override
  public Stream<Row> forest(Panel.Forest panel) {
    return Stream.concat(
        Stream.of(Row.number("reference", "", panel.reference())),
        panel.rows().stream()
            .map(
                row -> {
                  double[] value = {row.value(), row.low(), row.high()};
                  return new Row("estimate", "", row.label(), NONE, value, row.note());
                }));
  }

  @Override
  public Stream<Row> criticalDifference(Panel.CriticalDifference panel) {
    Stream<Row> difference =
        Double.isFinite(panel.criticalDifference())
            ? Stream.of(Row.number("critical difference", "", panel.criticalDifference()))
            : Stream.empty();
    Stream<Row> ranks =
        panel.methods().stream().map(method -> Row.number("rank", method.label(), method.rank()));
    return Stream.of(difference, ranks, cliques(panel)).flatMap(rows -> rows);
  }

  private static Stream<Row> cliques(Panel.CriticalDifference panel) {
    return IntStream.range(0, panel.cliques().size())
        .mapToObj(
            i -> {
              Extent extent = Cliques.extent(panel, panel.cliques().get(i));
              double[] range = {Double.NaN, extent.low(), extent.high()};
              String members =
                  panel.cliques().get(i).stream()
                      .map(method -> panel.methods().get(method).label())
                      .collect(Collectors.joining("; "));
              return new Row("clique", Integer.toString(i + 1), members, NONE, range, "");
            });
  }

  private static double[] at(double value) {
    return new double[] {value, Double.NaN, Double.NaN};
  }

  private static double[] interval(double value, double error) {
    return new double[] {value, value - error, value + error};
  }
}
