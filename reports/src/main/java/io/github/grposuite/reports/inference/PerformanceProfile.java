package io.github.grposuite.reports.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * The run-score distribution (Agarwal et al. 2021, section 4.2): for each threshold τ the fraction
 * of runs with a score above τ, averaged over strata (tasks), with pointwise percentile bootstrap
 * limits, strata resampled on their own.
 *
 * @param thresholds in the units of the scores
 * @param fractions one a threshold, 0 to 1
 * @param low one a threshold; NaN if every stratum has a single run
 * @param high likewise
 */
public record PerformanceProfile(
    double[] thresholds, double[] fractions, double[] low, double[] high) {

  /**
   * At each of the thresholds, in any order.
   *
   * @throws IllegalArgumentException if there is no stratum, one is empty or has a value that is
   *     not finite, or a threshold is NaN
   */
  public static PerformanceProfile of(
      List<double[]> strata, double[] thresholds, Bootstrap bootstrap) {
    if (strata.isEmpty()) {
      throw new IllegalArgumentException("expected at least one stratum, but there is none");
    }
    List<double[]> sorted = strata.stream().map(Samples::sorted).toList();
    List<Resamples> draws = new ArrayList<>();
    for (int s = 0; s < sorted.size(); s++) {
      draws.add(new Resamples(bootstrap, sorted.get(s).length, s));
    }
    boolean varies = sorted.stream().anyMatch(stratum -> stratum.length > 1);
    int n = thresholds.length;
    double[] fractions = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int t = 0; t < n; t++) {
      if (Double.isNaN(thresholds[t])) {
        throw new IllegalArgumentException("the threshold at index " + t + " is NaN");
      }
      fractions[t] = fraction(sorted, thresholds[t]);
      Interval interval =
          varies ? interval(sorted, thresholds[t], draws, bootstrap) : Interval.NONE;
      low[t] = interval.low();
      high[t] = interval.high();
    }
    return new PerformanceProfile(thresholds, fractions, low, high);
  }

  private static double fraction(List<double[]> sorted, double threshold) {
    double sum = 0;
    for (double[] stratum : sorted) {
      sum += above(stratum, threshold) / (double) stratum.length;
    }
    return sum / sorted.size();
  }

  private static int above(double[] sorted, double threshold) {
    return sorted.length - Samples.countUpTo(sorted, threshold);
  }

  private static Interval interval(
      List<double[]> sorted, double threshold, List<Resamples> draws, Bootstrap bootstrap) {
    double[] distribution = new double[bootstrap.resamples()];
    for (int s = 0; s < sorted.size(); s++) {
      int size = sorted.get(s).length;
      int first = size - above(sorted.get(s), threshold);
      Resamples resamples = draws.get(s).again();
      for (int b = 0; b < distribution.length; b++) {
        resamples.next();
        distribution[b] += countFrom(resamples, size, first) / (double) size;
      }
    }
    Interval sum = Quantiles.central(distribution, bootstrap.level());
    return new Interval(sum.low() / sorted.size(), sum.high() / sorted.size());
  }

  /** How many of a resample, which is sorted, have at least the rank. */
  private static int countFrom(Resamples resample, int size, int rank) {
    int count = 0;
    while (count < size && resample.ranks()[resample.from() + size - 1 - count] >= rank) {
      count++;
    }
    return count;
  }
}
