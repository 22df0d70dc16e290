package io.github.grposuite.reports.inference;

import org.apache.commons.statistics.descriptive.Quantile;

/** Intervals between quantiles, interpolated linearly as NumPy does (Hyndman and Fan's type 7). */
final class Quantiles {
  private static final Quantile LINEAR =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(false);

  private Quantiles() {}

  /** Between the two probabilities; partly sorts the values. */
  static Interval between(double[] values, double low, double high) {
    double[] ends = LINEAR.evaluate(values, low, high);
    return new Interval(ends[0], ends[1]);
  }

  /** That leaves out as much at either end; partly sorts the values. */
  static Interval central(double[] values, double level) {
    return between(values, (1 - level) / 2, (1 + level) / 2);
  }
}
