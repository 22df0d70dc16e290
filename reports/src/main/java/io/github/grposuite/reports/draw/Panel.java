package io.github.grposuite.reports.draw;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One chart of a figure, as plain data: drawn to files by this package, and by the page's script.
 */
public sealed interface Panel {

  /** The heading; may be empty. */
  String title();

  /** What the visitor makes of a panel of this kind. */
  <R> R accept(Visitor<R> visitor);

  /** Something that is made of every kind of panel: a new kind does not compile without it. */
  interface Visitor<R> {
    R lines(Lines panel);

    R areas(Areas panel);

    R simplex(Simplex panel);

    R groupedBars(GroupedBars panel);

    R bars(Bars panel);

    R heatMap(HeatMap panel);

    R points(Points panel);

    R forest(Forest panel);

    R criticalDifference(CriticalDifference panel);
  }

  /**
   * Lines over a numeric axis.
   *
   * @param traces thin lines beneath, such as one a seed; drawn in their style, not in the legend
   * @param keys the legend
   * @param ticks names of the positions 0, 1, 2, … of the x axis; empty if it is a plain scale
   * @param logX whether x is on a log scale: values up to 0 leave gaps; linear if all are
   * @param logY likewise
   * @param yRange what the y axis holds beside its own lines, for panels on one scale
   */
  record Lines(
      String title,
      String xLabel,
      String yLabel,
      List<Line> lines,
      List<Line> traces,
      List<LegendEntry> keys,
      List<String> ticks,
      boolean logX,
      boolean logY,
      Optional<Range> yRange)
      implements Panel {
    public Lines {
      lines = List.copyOf(lines);
      traces = List.copyOf(traces);
      keys = List.copyOf(keys);
      ticks = List.copyOf(ticks);
      if (logX && !ticks.isEmpty()) {
        throw new IllegalArgumentException(
            "panel \"%s\" has a log x axis with named positions; give it one or the other"
                .formatted(title));
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lines(this);
    }

    /** On plain scales, each line with its own key and no traces. */
    public Lines(String title, String xLabel, String yLabel, List<Line> lines) {
      this(
          title,
          xLabel,
          yLabel,
          lines,
          List.of(),
          LegendEntry.of(lines),
          List.of(),
          false,
          false,
          Optional.empty());
    }

    /** The same under another title. */
    public Lines withTitle(String other) {
      return new Lines(other, xLabel, yLabel, lines, traces, keys, ticks, logX, logY, yRange);
    }

    public Lines withYLabel(String other) {
      return new Lines(title, xLabel, other, lines, traces, keys, ticks, logX, logY, yRange);
    }

    public Lines withTraces(List<Line> others) {
      return new Lines(title, xLabel, yLabel, lines, others, keys, ticks, logX, logY, yRange);
    }

    public Lines withKeys(List<LegendEntry> others) {
      return new Lines(title, xLabel, yLabel, lines, traces, others, ticks, logX, logY, yRange);
    }

    /** With names of the positions 0, 1, 2, … of the x axis. */
    public Lines withTicks(List<String> names) {
      return new Lines(title, xLabel, yLabel, lines, traces, keys, names, logX, logY, yRange);
    }

    /** With log scales where asked for. */
    public Lines withLog(boolean x, boolean y) {
      return new Lines(title, xLabel, yLabel, lines, traces, keys, ticks, x, y, yRange);
    }

    /** Each with the y axis that holds what any of them shows. */
    public static List<Panel> alike(List<Lines> panels) {
      DoubleSummaryStatistics shown =
          panels.stream().flatMapToDouble(Lines::shown).summaryStatistics();
      Optional<Range> range =
          shown.getCount() == 0
              ? Optional.empty()
              : Optional.of(new Range(shown.getMin(), shown.getMax()));
      return panels.stream().<Panel>map(panel -> panel.within(range)).toList();
    }

    private Lines within(Optional<Range> range) {
      return new Lines(title, xLabel, yLabel, lines, traces, keys, ticks, logX, logY, range);
    }

    /** Everything along y that can be drawn. */
    private DoubleStream shown() {
      return Stream.concat(lines.stream(), traces.stream())
          .flatMap(line -> Stream.of(line.y(), line.low(), line.high()))
          .flatMapToDouble(DoubleStream::of)
          .filter(value -> Double.isFinite(value) && !(logY && value <= 0));
    }
  }

  /** From the lowest to the highest value of several panels. */
  record Range(double low, double high) {}

  /**
   * Areas stacked upon each other from 0, such as the weights of groups.
   *
   * @param areas from the bottom; their bands and gaps are not drawn; all have the same x
   */
  record Areas(String title, String xLabel, String yLabel, List<Line> areas) implements Panel {
    public Areas {
      areas = List.copyOf(areas);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.areas(this);
    }
  }

  /**
   * Paths of points of the probability simplex of three corners: a triangle.
   *
   * @param corners names of the three coordinates
   */
  record Simplex(String title, List<String> corners, List<Path> paths) implements Panel {
    public Simplex {
      corners = List.copyOf(corners);
      paths = List.copyOf(paths);
      if (corners.size() != 3) {
        throw new IllegalArgumentException(
            "a simplex is drawn with 3 corners, but has " + corners.size());
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.simplex(this);
    }

    /**
     * A path, its start and end marked.
     *
     * @param x what runs along it, such as updates
     * @param weights [point][corner]; each sums to 1
     * @param thin whether it is one of many, such as a seed's, and not in the legend
     */
    public record Path(
        String label, SeriesStyle style, double[] x, double[][] weights, boolean thin) {}
  }

  /**
   * Bars from zero, side by side for each group.
   *
   * @param groups from the top or, if upright, from the left
   * @param series with a height for each group; the legend
   * @param upright whether they stand on the axis of groups, whose names must be short; the page
   *     has them lying
   */
  record GroupedBars(
      String title, String valueLabel, List<String> groups, List<BarSeries> series, boolean upright)
      implements Panel {
    public GroupedBars {
      groups = List.copyOf(groups);
      series = List.copyOf(series);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.groupedBars(this);
    }

    /** Lying. */
    public GroupedBars(
        String title, String valueLabel, List<String> groups, List<BarSeries> series) {
      this(title, valueLabel, groups, series, false);
    }
  }

  /**
   * Bars from zero, in order from the top or, if upright, from the left, each with its name.
   *
   * @param upright whether they stand on the axis of names, which must be short; the page has them
   *     lying
   */
  record Bars(String title, String valueLabel, List<Bar> bars, boolean upright) implements Panel {
    public Bars {
      bars = List.copyOf(bars);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bars(this);
    }

    /** Lying. */
    public Bars(String title, String valueLabel, List<Bar> bars) {
      this(title, valueLabel, bars, false);
    }
  }

  /**
   * A value for each pair of settings.
   *
   * @param columns names along x, from the left
   * @param rows names along y, from the bottom
   * @param values [row][column]; NaN where there is none, which is drawn as such
   * @param errors likewise; NaN for none
   * @param bestRow of the best value, which is marked; −1 if there is none
   * @param bestColumn of the best value
   */
  record HeatMap(
      String title,
      String xLabel,
      String yLabel,
      String valueLabel,
      List<String> columns,
      List<String> rows,
      double[][] values,
      double[][] errors,
      int bestRow,
      int bestColumn)
      implements Panel {
    public HeatMap {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heatMap(this);
    }
  }

  /**
   * Points with error bars on both axes, and the Pareto front through those that no other
   * dominates.
   *
   * @param points in any order
   * @param keys the legend
   */
  record Points(
      String title, String xLabel, String yLabel, List<Point> points, List<LegendEntry> keys)
      implements Panel {
    public Points {
      points = List.copyOf(points);
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.points(this);
    }

    /**
     * One point.
     *
     * @param label what it is, such as {@code χ = 0.5}
     * @param xError half the error bar's length; NaN for none
     * @param onFront whether no other point is at least as good on both axes and better on one
     */
    public record Point(
        String label,
        SeriesStyle style,
        double x,
        double y,
        double xError,
        double yError,
        boolean onFront) {
      /** The same under another label. */
      Point labelled(String other) {
        return new Point(other, style, x, y, xError, yError, onFront);
      }
    }
  }

  /**
   * Estimates with intervals, one below another, beside a line of no effect: a forest plot.
   *
   * @param valueLabel of the axis
   * @param reference where there is no effect
   * @param rows from the top
   */
  record Forest(String title, String valueLabel, double reference, List<Row> rows)
      implements Panel {
    public Forest {
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.forest(this);
    }

    /**
     * One estimate.
     *
     * @param low of its interval; NaN for none
     * @param high of its interval; NaN for none
     * @param note printed at the right; may be empty
     */
    public record Row(
        String label, SeriesStyle style, double value, double low, double high, String note) {}
  }

  /**
   * Average ranks on an axis, those that do not differ significantly joined by bars (Demšar 2006).
   *
   * @param methods in any order
   * @param criticalDifference its length is drawn as a scale; NaN where the test does not hold
   * @param cliques indices of methods that are joined
   */
  record CriticalDifference(
      String title, List<Ranked> methods, double criticalDifference, List<List<Integer>> cliques)
      implements Panel {
    public CriticalDifference {
      methods = List.copyOf(methods);
      cliques = List.copyOf(cliques);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.criticalDifference(this);
    }

    /** A method's average rank; 1 is best. */
    public record Ranked(String label, SeriesStyle style, double rank) {}
  }
}
