package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.SignFlip;
import io.github.grposuite.reports.inference.SignedRanks;
import io.github.grposuite.reports.inference.Statistic;
import java.util.Arrays;
import java.util.function.Supplier;

/** Where a sample of units lies, tested against 0. */
final class Location {
  private final double value;
  private final double greater;
  private final double less;
  private final boolean zero;
  private final Supplier<Interval> drawn;
  private Interval interval;

  /**
   * @param value the sample's mean, or median where failed seeds rank
   * @param greater one-sided p-value against values that tend to be above 0
   * @param less the same below 0
   * @param zero whether all are 0
   * @param drawn 95 %, of the value; drawn when it is first asked for, which for most is never
   */
  Location(double value, double greater, double less, boolean zero, Supplier<Interval> drawn) {
    this.value = value;
    this.greater = greater;
    this.less = less;
    this.zero = zero;
    this.drawn = drawn;
  }

  /** By mean, BCa bootstrap and sign flips. */
  static Location byMean(double[] units, double rounding) {
    boolean one = units.length == 1;
    return new Location(
        Statistic.MEAN.of(units),
        one ? Double.NaN : SignFlip.greater(units),
        one ? Double.NaN : SignFlip.greater(negated(units)),
        zero(units),
        () -> interval(units, rounding));
  }

  /** Where units differ by rounding alone, BCa may have none, though nothing is uncertain. */
  private static Interval interval(double[] units, double rounding) {
    Estimate estimate = Bootstrap.STANDARD.estimate(Statistic.MEAN, units);
    double low = Arrays.stream(units).min().orElseThrow();
    double high = Arrays.stream(units).max().orElseThrow();
    boolean constant = units.length > 1 && high - low <= 2 * rounding;
    return !estimate.bca().exists() && constant ? new Interval(low, high) : estimate.bca();
  }

  /** By median, its order statistics and signed ranks; infinite units rank last. */
  static Location byRank(double[] units) {
    boolean one = units.length == 1;
    return new Location(
        SignedRanks.median(units),
        one ? Double.NaN : SignedRanks.greater(units),
        one ? Double.NaN : SignedRanks.greater(negated(units)),
        zero(units),
        () -> one ? Interval.NONE : SignedRanks.medianInterval(units));
  }

  private static double[] negated(double[] units) {
    return Arrays.stream(units).map(value -> -value).toArray();
  }

  private static boolean zero(double[] units) {
    return Arrays.stream(units).allMatch(value -> value == 0);
  }

  double value() {
    return value;
  }

  synchronized Interval interval() {
    if (interval == null) {
      interval = drawn.get();
    }
    return interval;
  }

  double greater() {
    return greater;
  }

  double less() {
    return less;
  }

  boolean zero() {
    return zero;
  }
}
