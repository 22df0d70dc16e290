package io.github.grposuite.reports.inference;

import io.github.grposuite.records.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * The optimality gap (Agarwal et al. 2021, section 4.3): γ − mean(min(score, γ)) over all runs, by
 * how much they miss a target that is not to be exceeded. In the units of the scores, at least 0;
 * scores where greater is better.
 */
public final class OptimalityGap {
  private OptimalityGap() {}

  /**
   * With the intervals of the mean of the cut scores, reflected: both kinds turn with a decreasing
   * function.
   *
   * @throws IllegalArgumentException if γ is not finite, or for strata as {@link Bootstrap}
   */
  public static Estimate of(List<double[]> strata, double gamma, Bootstrap bootstrap) {
    if (!Double.isFinite(gamma)) {
      throw new IllegalArgumentException("gamma must be finite, but was " + Numbers.exact(gamma));
    }
    List<double[]> cut =
        strata.stream()
            .map(Samples::checked)
            .map(scores -> Arrays.stream(scores).map(score -> Math.min(score, gamma)).toArray())
            .toList();
    Estimate mean = bootstrap.estimate(Statistic.MEAN, cut);
    return new Estimate(
        gamma - mean.value(), below(gamma, mean.percentile()), below(gamma, mean.bca()));
  }

  private static Interval below(double gamma, Interval mean) {
    return new Interval(gamma - mean.high(), gamma - mean.low());
  }
}
