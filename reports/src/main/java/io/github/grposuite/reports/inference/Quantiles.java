package io.github.grposuite.reports.inference;

import org.apache.commons.statistics.descriptive.Quantile;

/** Intervals between quantiles, interpolated linearly as NumPy does (Hyndman and Fan's type 7). */
final class Quantiles {
  private static final Quantile LINEAR =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(false);

  private Quantiles() {}

  /** At the probabilities; partly sorts the values. */
  static double[] of(double[] values, double... probabilities) {
    return LINEAR.evaluate(values, probabilities);
  }

  /** Between those that leave out as much at either end; partly sorts the values. */
  static Interval central(double[] values, double level) {
    double[] ends = of(values, (1 - level) / 2, (1 + level) / 2);
    return new Interval(ends[0], ends[1]);
  }
}
