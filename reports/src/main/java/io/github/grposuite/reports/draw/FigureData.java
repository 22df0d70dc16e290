package io.github.grposuite.reports.draw;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.records.Numbers;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

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
public final class FigureData {
  private static final double NONE = Double.NaN;

  private final StringWriter text = new StringWriter();
  private final ICSVWriter csv =
      new CSVWriter(
          text,
          ICSVWriter.DEFAULT_SEPARATOR,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          "\n");
  private String panel = "";

  private FigureData() {}

  /** With a header, lines ending in a line feed. */
  public static String csv(Figure figure) {
    FigureData data = new FigureData();
    data.csv.writeNext(
        new String[] {
          "panel", "kind", "series", "label", "x", "x_low", "x_high", "y", "y_low", "y_high", "mark"
        },
        false);
    for (int i = 0; i < figure.panels().size(); i++) {
      data.panel = Integer.toString(i + 1);
      data.number("title", "", figure.panels().get(i).title(), NONE);
      data.add(figure.panels().get(i));
    }
    return data.text.toString();
  }

  private void add(Panel panel) {
    if (panel instanceof Panel.Lines lines) {
      lines.lines().forEach(line -> line("line", line, lines.ticks()));
      lines.traces().forEach(line -> line("trace", line, lines.ticks()));
    } else if (panel instanceof Panel.Areas areas) {
      areas.areas().forEach(area -> area(area));
    } else if (panel instanceof Panel.Simplex simplex) {
      simplex.paths().forEach(path -> path(path, simplex.corners()));
    } else if (panel instanceof Panel.GroupedBars bars) {
      bars.series().forEach(series -> grouped(series, bars.groups()));
    } else if (panel instanceof Panel.Bars bars) {
      bars.bars().forEach(bar -> around("bar", "", bar.label(), bar.height(), bar.error(), ""));
    } else if (panel instanceof Panel.HeatMap map) {
      cells(map);
    } else if (panel instanceof Panel.Points points) {
      points.points().forEach(this::point);
    } else if (panel instanceof Panel.Forest forest) {
      number("reference", "", "", forest.reference());
      forest.rows().forEach(this::estimate);
    } else {
      ranks((Panel.CriticalDifference) panel);
    }
  }

  private void line(String kind, Line line, List<String> ticks) {
    for (int i = 0; i < line.x().length; i++) {
      double x = line.x()[i];
      boolean named = x == Math.rint(x) && x >= 0 && x < ticks.size();
      row(
          kind,
          line.label(),
          named ? ticks.get((int) x) : "",
          new double[] {x, NONE, NONE},
          new double[] {line.y()[i], line.low()[i], line.high()[i]},
          "");
    }
  }

  private void area(Line area) {
    for (int i = 0; i < area.x().length; i++) {
      row("area", area.label(), "", at(area.x()[i]), at(area.y()[i]), "");
    }
  }

  private void path(Panel.Simplex.Path path, List<String> corners) {
    String kind = path.thin() ? "thin path" : "path";
    for (int i = 0; i < path.weights().length; i++) {
      for (int corner = 0; corner < corners.size(); corner++) {
        double[] weight = at(path.weights()[i][corner]);
        row(kind, path.label(), corners.get(corner), at(path.x()[i]), weight, "");
      }
    }
  }

  private void grouped(BarSeries series, List<String> groups) {
    for (int g = 0; g < groups.size(); g++) {
      around("bar", series.label(), groups.get(g), series.heights()[g], series.errors()[g], "");
    }
  }

  private void cells(Panel.HeatMap map) {
    for (int r = 0; r < map.rows().size(); r++) {
      for (int c = 0; c < map.columns().size(); c++) {
        String mark = r == map.bestRow() && c == map.bestColumn() ? "best" : "";
        double error = map.errors()[r][c];
        around("cell", map.rows().get(r), map.columns().get(c), map.values()[r][c], error, mark);
      }
    }
  }

  private void point(Panel.Points.Point point) {
    row(
        "point",
        "",
        point.label(),
        new double[] {point.x(), point.x() - point.xError(), point.x() + point.xError()},
        new double[] {point.y(), point.y() - point.yError(), point.y() + point.yError()},
        point.onFront() ? "front" : "");
  }

  private void estimate(Panel.Forest.Row row) {
    double[] value = {row.value(), row.low(), row.high()};
    row("estimate", "", row.label(), at(NONE), value, row.note());
  }

  private void ranks(Panel.CriticalDifference ranks) {
    if (Double.isFinite(ranks.criticalDifference())) {
      number("critical difference", "", "", ranks.criticalDifference());
    }
    ranks.methods().forEach(method -> number("rank", "", method.label(), method.rank()));
    for (int i = 0; i < ranks.cliques().size(); i++) {
      Extent extent = new Extent();
      ranks.cliques().get(i).forEach(method -> extent.add(ranks.methods().get(method).rank()));
      String members =
          ranks.cliques().get(i).stream()
              .map(method -> ranks.methods().get(method).label())
              .collect(Collectors.joining("; "));
      double[] range = {NONE, extent.low(), extent.high()};
      row("clique", Integer.toString(i + 1), members, at(NONE), range, "");
    }
  }

  private void number(String kind, String series, String label, double value) {
    row(kind, series, label, at(NONE), at(value), "");
  }

  private void around(
      String kind, String series, String label, double value, double error, String mark) {
    double[] interval = {value, value - error, value + error};
    row(kind, series, label, at(NONE), interval, mark);
  }

  private static double[] at(double value) {
    return new double[] {value, NONE, NONE};
  }

  /** The value and its interval's ends, of x and of y. */
  private void row(String kind, String series, String label, double[] x, double[] y, String mark) {
    csv.writeNext(
        new String[] {
          panel,
          kind,
          series,
          label,
          text(x[0]),
          text(x[1]),
          text(x[2]),
          text(y[0]),
          text(y[1]),
          text(y[2]),
          mark
        },
        false);
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }
}
