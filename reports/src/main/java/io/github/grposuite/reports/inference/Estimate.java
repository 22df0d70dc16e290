package io.github.grposuite.reports.inference;

import java.util.Arrays;
import java.util.List;

/**
 * A statistic of a sample, and between which values bootstrap resamples place it. Either interval
 * is {@link Interval#NONE} for a single value, and [x, x] for a constant sample. There is no BCa
 * interval, either, where all resamples are on one side of the value, or where no single value's
 * absence moves the statistic (which then has no acceleration).
 *
 * @param value of the sample itself
 * @param percentile between quantiles of the resamples' values (Efron 1979)
 * @param bca bias-corrected and accelerated (Efron 1987)
 */
public record Estimate(double value, Interval percentile, Interval bca) {

  /**
   * @param distribution the resamples' values, not empty; partly sorted afterwards
   * @param jackknife for each stratum that was resampled, the value without each of its members
   */
  static Estimate of(double value, double[] distribution, List<double[]> jackknife, double level) {
    double first = distribution[0];
    if (Arrays.stream(distribution).allMatch(drawn -> drawn == first)) {
      Interval constant = new Interval(first, first);
      return new Estimate(value, constant, constant);
    }
    double[] bca = Bca.probabilities(distribution, value, jackknife, level);
    if (Double.isNaN(bca[0] + bca[1])) {
      return new Estimate(value, Quantiles.central(distribution, level), Interval.NONE);
    }
    double[] ends = Quantiles.of(distribution, (1 - level) / 2, (1 + level) / 2, bca[0], bca[1]);
    return new Estimate(value, new Interval(ends[0], ends[1]), new Interval(ends[2], ends[3]));
  }
}
