package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.PairedDifference;
import io.github.grposuite.reports.inference.SignFlip;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What runs have to say of a claim on one method and one baseline.
 *
 * @param n seeds that both have
 * @param seeds that the experiment has
 * @param effect mean of method − baseline over these, NaN where nothing can be compared
 * @param interval of the effect
 * @param margin in the metric's unit
 * @param pValue of the effect against the margin
 * @param equal whether both have the same value with every seed, but for rounding
 * @param rounding differences up to this much are rounding
 * @param obstacle why nothing follows from them; empty if there is none
 */
record Evidence(
    int n,
    int seeds,
    double effect,
    Interval interval,
    double margin,
    double pValue,
    boolean equal,
    double rounding,
    String obstacle) {

  /** Of the values' magnitude; methods that are equal on paper differ by less. */
  private static final double ROUNDING = 1e-12;

  /** Nothing to compare. */
  static Evidence none(int n, int seeds, String obstacle) {
    return new Evidence(
        n, seeds, Double.NaN, Interval.NONE, Double.NaN, Double.NaN, false, 0, obstacle);
  }

  /** Of the runs with the same seeds. */
  static Evidence of(Claim claim, Subject method, Subject baseline) {
    SeriesKey key = claim.key();
    for (Subject subject : List.of(method, baseline)) {
      if (!subject.obstacle(key).isEmpty()) {
        return none(0, 0, subject.obstacle(key));
      }
    }
    CaseResult first = method.runs().orElseThrow();
    CaseResult second = baseline.runs().orElseThrow();
    List<Long> common = new ArrayList<>(first.seeds());
    common.retainAll(second.seeds());
    int seeds = Math.max(first.expected(), second.expected());
    if (common.isEmpty()) {
      return none(
          0, seeds, "%s and %s have no seed in common".formatted(method.label(), baseline.label()));
    }
    double[] x = values(first, key, common);
    double[] y = values(second, key, common);
    for (Subject subject : List.of(method, baseline)) {
      long lost =
          DoubleStream.of(subject == method ? x : y).filter(v -> !Double.isFinite(v)).count();
      if (lost > 0) {
        return none(
            common.size(),
            seeds,
            "%s of %s runs of %s diverged or do not record it"
                .formatted(lost, common.size(), subject.label()));
      }
    }
    return compared(claim, seeds, x, y);
  }

  private static double[] values(CaseResult runs, SeriesKey key, List<Long> seeds) {
    double[] all = runs.samples().get(key);
    return seeds.stream().mapToDouble(seed -> all[runs.seeds().indexOf(seed)]).toArray();
  }

  private static Evidence compared(Claim claim, int seeds, double[] method, double[] baseline) {
    PairedDifference pairs = PairedDifference.of(method, baseline, Bootstrap.STANDARD);
    double margin = claim.margin().of(Summary.of(baseline).mean());
    double rounding = ROUNDING * largest(method, baseline);
    boolean equal =
        IntStream.range(0, pairs.n()).allMatch(i -> Math.abs(method[i] - baseline[i]) <= rounding);
    boolean single = pairs.n() == 1;
    boolean apart = !single && !pairs.bca().exists();
    return new Evidence(
        pairs.n(),
        seeds,
        pairs.mean(),
        pairs.bca(),
        margin,
        single ? Double.NaN : pValue(method, baseline, pairs.mean(), margin),
        equal,
        rounding,
        single ? "one seed has no interval" : apart ? "these seeds have no BCa interval" : "");
  }

  private static double largest(double[] method, double[] baseline) {
    return DoubleStream.concat(DoubleStream.of(method), DoubleStream.of(baseline))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  /** Against the margin on the side where the effect is. */
  private static double pValue(double[] method, double[] baseline, double effect, double margin) {
    double bound = effect < 0 ? -margin : margin;
    double[] shifted = new double[method.length];
    Arrays.setAll(shifted, i -> method[i] - baseline[i] - bound);
    return SignFlip.pValue(shifted);
  }

  /** Whether no outcome with so many seeds could have a p-value at most the level. */
  boolean tooFew() {
    return Math.scalb(2.0, -n) > Judge.LEVEL;
  }

  /** What follows, with the p-value after Holm's correction. */
  Verdict verdict(boolean lower, double adjusted) {
    if (!obstacle.isEmpty() || (tooFew() && !equal)) {
      return Verdict.UNDECIDED;
    }
    double low = lower ? -interval.high() : interval.low();
    double high = lower ? -interval.low() : interval.high();
    boolean significant = adjusted <= Judge.LEVEL;
    double bound = margin + rounding;
    if (low > bound) {
      return significant ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    }
    if (high < -bound) {
      return significant ? Verdict.CONTRADICTED : Verdict.UNDECIDED;
    }
    return high <= bound ? Verdict.NOT_SUPPORTED : Verdict.UNDECIDED;
  }
}
