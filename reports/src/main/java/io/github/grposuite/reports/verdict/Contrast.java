package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.SampleSize;
import java.util.OptionalInt;

/**
 * One comparison of a claim. With d the difference in the claimed direction and m the margin, the
 * mean of d is to be above a threshold and not below another, both by the side; each is tested by
 * itself, one-sided.
 *
 * @param label what is subtracted from what
 * @param differences as the label says
 * @param lower whether they are claimed to be negative, so that d is −difference
 * @param side what the margin means
 */
record Contrast(String label, Differences differences, boolean lower, Side side) {

  /** What is asked of d. */
  enum Side {
    /** More than m; the opposite is d below −m. */
    EXCEEDS,
    /** Above −m: not the other way by the margin or more; the opposite is d below −m. */
    NOT_BELOW
  }

  /** The same differences, asked for the other way. */
  Contrast mirrored() {
    return new Contrast(label, differences, !lower, side);
  }

  int n() {
    return differences.n();
  }

  /** Whether all differences are rounding. */
  boolean equal() {
    return differences.equal();
  }

  /** In the differences' unit, not negative. */
  double margin() {
    return Math.abs(differences.margin());
  }

  /** Of the differences as the label says. */
  double effect() {
    return differences.beyond(1, 0).value();
  }

  Interval interval() {
    return differences.beyond(1, 0).interval();
  }

  /**
   * How many units would decide a difference of the size found, at a level; empty if none is found
   * or a million are too few.
   */
  OptionalInt unitsNeeded(double level) {
    double error = (interval().high() - interval().low()) / Interval.ERRORS;
    return interval().exists() && Double.isFinite(error)
        ? SampleSize.deciding(n(), slack(), error, level)
        : OptionalInt.empty();
  }

  /** Why nothing follows; empty if something does. */
  String obstacle() {
    if (n() == 1) {
      return "one %s has no interval".formatted(differences.unit().key());
    }
    return interval().exists()
        ? ""
        : "these %ss have no BCa interval".formatted(differences.unit().key());
  }

  /** The differences that are claimed. */
  Interval claimed() {
    double from = side == Side.EXCEEDS ? margin() : -margin();
    return lower
        ? new Interval(Double.NEGATIVE_INFINITY, -from)
        : new Interval(from, Double.POSITIVE_INFINITY);
  }

  /** d less so many margins. */
  private Location beyond(double factor) {
    return differences.beyond(lower ? -1 : 1, factor);
  }

  /** d less what is asked of it. */
  private Location asked(double factor) {
    return beyond(side == Side.EXCEEDS ? factor : -factor);
  }

  /** By how much the mean of d is above what is asked of it; negative if it is not. */
  double slack() {
    return asked(1).value();
  }

  /** Whether the mean is on the side where the claim is tested, not the opposite of it. */
  boolean ahead() {
    return (side == Side.EXCEEDS ? beyond(0) : asked(1)).value() >= 0;
  }

  /** What may be at the bound may be there with every unit. */
  private boolean atBound(double factor) {
    return side == Side.NOT_BELOW && asked(factor).zero();
  }

  /** Whether the interval is above what is asked. */
  boolean holds(double factor) {
    return atBound(factor) || asked(factor).interval().low() > 0;
  }

  /** Whether the interval is within the opposite. */
  boolean opposed(double factor) {
    return beyond(-factor).interval().high() < 0;
  }

  /** Whether the interval excludes what is asked, where the opposite is more than that. */
  boolean excluded(double factor) {
    return side == Side.EXCEEDS && asked(factor).interval().high() <= 0;
  }

  /** Of the null hypothesis that d is not what is asked. */
  double pOfClaim(double factor) {
    return atBound(factor) ? differences.smallestP() : asked(factor).greater();
  }

  /** Of the null hypothesis that d is not the opposite. */
  double pOfOpposite(double factor) {
    return beyond(-factor).less();
  }

  /**
   * Of the null hypothesis that d exceeds the margin; not a number where that is not asked. If all
   * units are exactly at the margin, it is the probability of that with n units were it as likely
   * as not with one.
   */
  double pOfNoMore(double factor) {
    if (side != Side.EXCEEDS) {
      return Double.NaN;
    }
    return asked(factor).zero() ? differences.smallestP() : asked(factor).less();
  }
}
