package io.github.grposuite.reports.paper;

import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From the lowest to the highest value of a panel; empty if low is above high.
 *
 * @param low of all means, over methods and iterations that are drawn
 * @param high of them
 * @param drawnLow of all that is drawn: of the bands, or 0 of bars
 * @param drawnHigh of the bands or error bars
 */
record Span(double low, double high, double drawnLow, double drawnHigh) {

  /** Of lines with their bands. */
  static Span of(List<Line> lines) {
    double[] means = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.y())).toArray();
    double[] bands =
        lines.stream()
            .flatMapToDouble(
                line ->
                    DoubleStream.concat(DoubleStream.of(line.low()), DoubleStream.of(line.high())))
            .toArray();
    return of(means, bands);
  }

  /** Of bars, which stand on 0. */
  static Span of(Panel.Bars panel) {
    double[] means = panel.bars().stream().mapToDouble(Bar::height).toArray();
    double[] ends = panel.bars().stream().mapToDouble(bar -> bar.height() + bar.error()).toArray();
    Span heights = of(means, ends);
    return new Span(heights.low, heights.high, Math.min(0, heights.drawnLow), heights.drawnHigh);
  }

  boolean isEmpty() {
    return low > high;
  }

  private static Span of(double[] means, double[] bands) {
    return new Span(
        least(means),
        most(means),
        Math.min(least(means), least(bands)),
        Math.max(most(means), most(bands)));
  }

  /** What is not finite is not drawn. */
  private static double least(double[] values) {
    return DoubleStream.of(values).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
  }

  private static double most(double[] values) {
    return DoubleStream.of(values).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }
}
