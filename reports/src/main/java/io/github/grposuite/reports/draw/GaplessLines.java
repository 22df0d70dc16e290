package io.github.grposuite.reports.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Lines cut at their gaps: each run of points without a gap is a series, for renderers would join
 * the points at both sides.
 */
final class GaplessLines {
  private static final double BELOW = 0.1;

  private final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
  private final List<Integer> lines = new ArrayList<>();

  /** On a log scale bands are shown down to here, and cut off at a tenth of it; else −∞. */
  private final double lowestEnd;

  private final boolean logX;
  private final boolean logY;

  /**
   * @param logX whether x up to 0 are gaps; unless there are no others
   */
  GaplessLines(List<Line> given, boolean logX, boolean logY) {
    this.logX = logX && anyPositive(given, Line::x);
    this.logY = logY && anyPositive(given, Line::y);
    this.lowestEnd = this.logY ? BELOW * smallest(given) : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < given.size(); i++) {
      add(given.get(i), i);
    }
  }

  YIntervalSeriesCollection data() {
    return data;
  }

  /** The position of the line that a series is of. */
  int line(int series) {
    return lines.get(series);
  }

  /** What is to be seen. */
  void addTo(Extent x, Extent y) {
    for (int s = 0; s < data.getSeriesCount(); s++) {
      for (int i = 0; i < data.getItemCount(s); i++) {
        x.add(data.getXValue(s, i));
        y.add(Math.max(lowestEnd, data.getStartYValue(s, i)), data.getEndYValue(s, i));
      }
    }
  }

  private void add(Line line, int position) {
    YIntervalSeries run = null;
    for (int i = 0; i < line.x().length; i++) {
      double x = line.x()[i];
      double y = line.y()[i];
      if (!shown(x, logX) || !shown(y, logY)) {
        run = null;
        continue;
      }
      if (run == null) {
        run = new YIntervalSeries(lines.size(), false, true);
        data.addSeries(run);
        lines.add(position);
      }
      run.add(x, y, end(line.low()[i], y), end(line.high()[i], y));
    }
  }

  /** An end of the band, or the line itself where there is none. */
  private double end(double given, double y) {
    return Double.isFinite(given) ? Math.max(given, BELOW * lowestEnd) : y;
  }

  private static double smallest(List<Line> lines) {
    return lines.stream()
        .flatMapToDouble(line -> DoubleStream.of(line.y()))
        .filter(value -> shown(value, true))
        .min()
        .orElseThrow();
  }

  private static boolean shown(double value, boolean log) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  private static boolean anyPositive(List<Line> lines, Function<Line, double[]> of) {
    return lines.stream()
        .flatMapToDouble(line -> DoubleStream.of(of.apply(line)))
        .anyMatch(value -> shown(value, true));
  }
}
