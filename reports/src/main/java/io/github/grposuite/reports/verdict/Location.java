package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.SignFlip;
import io.github.grposuite.reports.inference.SignedRanks;
import io.github.grposuite.reports.inference.Statistic;
import java.util.Arrays;

/**
 * Where a sample of units lies, tested against 0.
 *
 * @param value its mean, or median where failed seeds rank
 * @param interval 95 %, of the value
 * @param greater one-sided p-value against values that tend to be above 0
 * @param less the same below 0
 * @param zero whether all are 0
 */
record Location(double value, Interval interval, double greater, double less, boolean zero) {

  /** By mean, BCa bootstrap and sign flips. */
  static Location byMean(double[] units, double rounding) {
    Estimate estimate = Bootstrap.STANDARD.estimate(Statistic.MEAN, units);
    return new Location(
        estimate.value(),
        interval(estimate, units, rounding),
        pValue(units),
        pValue(negated(units)),
        zero(units));
  }

  /** Where units differ by rounding alone, BCa may have none, though nothing is uncertain. */
  private static Interval interval(Estimate estimate, double[] units, double rounding) {
    double low = Arrays.stream(units).min().orElseThrow();
    double high = Arrays.stream(units).max().orElseThrow();
    boolean constant = units.length > 1 && high - low <= 2 * rounding;
    return !estimate.bca().exists() && constant ? new Interval(low, high) : estimate.bca();
  }

  private static double pValue(double[] units) {
    return units.length == 1 ? Double.NaN : SignFlip.greater(units);
  }

  /** By median, its order statistics and signed ranks; infinite units rank last. */
  static Location byRank(double[] units) {
    return new Location(
        SignedRanks.median(units),
        units.length == 1 ? Interval.NONE : SignedRanks.medianInterval(units),
        units.length == 1 ? Double.NaN : SignedRanks.greater(units),
        units.length == 1 ? Double.NaN : SignedRanks.greater(negated(units)),
        zero(units));
  }

  private static double[] negated(double[] units) {
    return Arrays.stream(units).map(value -> -value).toArray();
  }

  private static boolean zero(double[] units) {
    return Arrays.stream(units).allMatch(value -> value == 0);
  }
}
