package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.SignFlip;
import io.github.grposuite.reports.inference.Statistic;
import java.util.Arrays;

/**
 * One comparison of a claim, measured: differences seed by seed, their mean and its interval. With
 * d the difference in the claimed direction and m the margin, it is to be above a threshold and not
 * below another, both by the side.
 *
 * @param label what is subtracted from what
 * @param differences as the label says, one a seed
 * @param lower whether they are claimed to be negative, so that d is −difference
 * @param side what the margin means
 * @param margin in the differences' unit, not negative
 * @param rounding differences up to this much are rounding
 * @param effect mean of the differences
 * @param interval of the effect
 */
record Contrast(
    String label,
    double[] differences,
    boolean lower,
    Side side,
    double margin,
    double rounding,
    double effect,
    Interval interval) {

  /** What is asked of d. */
  enum Side {
    /** More than m; the opposite is d below −m. */
    EXCEEDS,
    /** Above −m: not the other way by the margin or more; the opposite is d below −m. */
    NOT_BELOW
  }

  /** Measured. */
  static Contrast of(
      String label,
      double[] differences,
      boolean lower,
      Side side,
      double margin,
      double rounding) {
    Estimate estimate = Bootstrap.STANDARD.estimate(Statistic.MEAN, differences);
    return new Contrast(
        label,
        differences,
        lower,
        side,
        margin,
        rounding,
        estimate.value(),
        interval(estimate, differences, rounding));
  }

  /** Where seeds differ by rounding alone, BCa may have none, though nothing is uncertain. */
  private static Interval interval(Estimate estimate, double[] differences, double rounding) {
    double low = Arrays.stream(differences).min().orElseThrow();
    double high = Arrays.stream(differences).max().orElseThrow();
    boolean constant = differences.length > 1 && high - low <= 2 * rounding;
    return !estimate.bca().exists() && constant ? new Interval(low, high) : estimate.bca();
  }

  /** The same differences, asked for something else. */
  Contrast as(boolean other, Side otherSide) {
    return new Contrast(label, differences, other, otherSide, margin, rounding, effect, interval);
  }

  int n() {
    return differences.length;
  }

  /** Whether all differences are rounding. */
  boolean equal() {
    return Arrays.stream(differences).allMatch(d -> Math.abs(d) <= rounding);
  }

  /** Whether no outcome with so many seeds could have a p-value at most the level. */
  boolean tooFew() {
    return Math.scalb(2.0, -n()) > Judge.LEVEL;
  }

  /** Why nothing follows; empty if something does. */
  String obstacle() {
    if (n() == 1) {
      return "one seed has no interval";
    }
    return interval.exists() ? "" : "these seeds have no BCa interval";
  }

  /** The differences that are claimed. */
  Interval claimed() {
    double from = side == Side.EXCEEDS ? margin : -margin;
    return lower
        ? new Interval(Double.NEGATIVE_INFINITY, -from)
        : new Interval(from, Double.POSITIVE_INFINITY);
  }

  /** The mean of d. */
  private double mean() {
    return lower ? -effect : effect;
  }

  private double low() {
    return lower ? -interval.high() : interval.low();
  }

  private double high() {
    return lower ? -interval.low() : interval.high();
  }

  /** By how much the mean of d is above what is asked of it; negative if it is not. */
  double slack(double factor) {
    return side == Side.EXCEEDS ? mean() - margin * factor : mean() + margin * factor;
  }

  /** Whether the mean is on the side where the claim is tested, not the opposite of it. */
  boolean ahead(double factor) {
    return side == Side.EXCEEDS ? mean() >= 0 : slack(factor) >= 0;
  }

  /** Whether the interval is above what is asked. */
  boolean holds(double factor) {
    double bound = margin * factor + rounding;
    return side == Side.EXCEEDS ? low() > bound : low() > -bound;
  }

  /** Whether the interval is within the opposite. */
  boolean opposed(double factor) {
    return high() < -(margin * factor + rounding);
  }

  /** Whether the interval excludes what is asked. */
  boolean excluded(double factor) {
    double bound = margin * factor + rounding;
    return side == Side.EXCEEDS ? high() <= bound : high() <= -bound;
  }

  /**
   * Two-sided, of the sign-flip test against the threshold on whose side the mean is. What is not
   * to be below a threshold may be at it but for rounding.
   */
  double pValue(double factor) {
    if (n() == 1) {
      return Double.NaN;
    }
    double threshold = margin * factor;
    if (side == Side.NOT_BELOW) {
      threshold = -threshold - (equal() ? rounding : 0);
    } else if (mean() < 0) {
      threshold = -threshold;
    }
    double bound = lower ? -threshold : threshold;
    double[] shifted = new double[differences.length];
    Arrays.setAll(shifted, i -> differences[i] - bound);
    return SignFlip.pValue(shifted);
  }
}
