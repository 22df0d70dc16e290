package io.github.grposuite.reports.inference;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The bias-corrected and accelerated interval (Efron 1987, "Better bootstrap confidence intervals",
 * JASA 82; Efron and Tibshirani 1993, equations 14.9 to 14.15), computed as {@code
 * scipy.stats.bootstrap} does: its ends are quantiles of the bootstrap distribution at
 *
 * <pre>  Φ(z₀ + (z₀ ± z) / (1 − a (z₀ ± z))),</pre>
 *
 * where z is the normal quantile of the level, Φ(z₀) the fraction of resamples below the estimate
 * (half of those equal to it counted), and a the acceleration, from the jackknife.
 *
 * <p>A bootstrap distribution of one value only gives that value. Otherwise there is no interval
 * where all resamples are on one side of the estimate (z₀ is infinite), where the jackknife's
 * values are all equal (a is 0/0: a median that no single value moves), or where a is so large that
 * a denominator is not positive.
 */
final class Bca {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Bca() {}

  /**
   * At which probabilities the interval's ends are quantiles; NaN where there is no interval.
   *
   * @param distribution the resamples' values, not all the same
   * @param estimate the sample's value
   * @param jackknife for each stratum that was resampled, the value without each of its members
   */
  static double[] probabilities(
      double[] distribution, double estimate, List<double[]> jackknife, double level) {
    double bias = NORMAL.inverseCumulativeProbability(fractionBelow(distribution, estimate));
    double acceleration = acceleration(jackknife);
    double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
    return new double[] {
      probability(bias, bias - z, acceleration), probability(bias, bias + z, acceleration)
    };
  }

  private static double probability(double bias, double shifted, double acceleration) {
    double denominator = 1 - acceleration * shifted;
    return denominator > 0 && !Double.isInfinite(bias)
        ? NORMAL.cumulativeProbability(bias + shifted / denominator)
        : Double.NaN;
  }

  static double fractionBelow(double[] distribution, double estimate) {
    long halves = 0;
    for (double value : distribution) {
      halves += (value < estimate ? 1 : 0) + (value <= estimate ? 1 : 0);
    }
    return halves / (2.0 * distribution.length);
  }

  /**
   * {@code Σ_s Σ_i U³ / n_s³ / (6 (Σ_s Σ_i U² / n_s²)^1.5)}, U = (n_s − 1) (mean of stratum s's
   * jackknife values − value i); NaN if all U are 0.
   */
  static double acceleration(List<double[]> jackknife) {
    double cubes = 0;
    double squares = 0;
    for (double[] values : jackknife) {
      double n = values.length;
      double mean = Statistic.MEAN.of(values);
      for (double value : values) {
        double influence = (n - 1) * (mean - value) / n;
        squares += influence * influence;
        cubes += influence * influence * influence;
      }
    }
    return cubes / (6 * squares * Math.sqrt(squares));
  }
}
