package io.github.grposuite.reports.inference;

import java.util.OptionalInt;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * How many pairs a two-sided paired t-test at level 0.05 would need to find, with probability 0.8,
 * a difference of the size observed, d = mean / standard deviation. It takes d for the truth, which
 * a few seeds know badly: a guide for the next experiment, not a result of this one.
 *
 * <p>The power with n pairs is P(|T| > t) for T noncentral t with ν = n − 1 degrees of freedom and
 * noncentrality δ = d √n, t the 0.975 quantile of the central one. Given s = √(χ²_ν / ν) it is Φ(δ
 * − t s) + Φ(−δ − t s), which is integrated over the density of s (Johnson, Kotz and Balakrishnan
 * 1995, section 31.2), within 1e-9 of statsmodels' {@code TTestPower}.
 */
public final class SampleSize {
  /** More seeds than this nobody runs. */
  static final int MOST = 1_000_000;

  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * Standard deviations of s on either side of 1, each at most 1/√(2ν); the rest is below 1e-20.
   */
  private static final double RANGE = 14;

  private SampleSize() {}

  /**
   * The smallest number of pairs, at least 2. Empty if there are fewer than two differences, their
   * mean or their standard deviation is 0, or more than a million would be needed.
   *
   * @throws IllegalArgumentException if there is no difference, or one is not finite
   */
  public static OptionalInt paired(double[] differences) {
    double effect =
        Math.abs(Statistic.MEAN.of(differences)) / PairedDifference.deviation(differences);
    return effect > 0 && Double.isFinite(effect) ? smallest(effect) : OptionalInt.empty();
  }

  /**
   * How many units would decide that the mean of what was found of n units is not 0, by a one-sided
   * test at a level and with probability 0.8, if the mean is what was found and its standard error
   * falls as 1/√n: n ((z_level + z_0.8) s / |mean|)². Empty if a mean of 0 or no error was found,
   * or if more than a million would be needed.
   *
   * @param n units that there are
   * @param mean found of them
   * @param standardError of that mean
   * @param level of the test, in (0, 1)
   */
  public static OptionalInt deciding(int n, double mean, double standardError, double level) {
    double z =
        NORMAL.inverseCumulativeProbability(1 - level) + NORMAL.inverseCumulativeProbability(POWER);
    double ratio = z * standardError / mean;
    double needed = Math.ceil(n * ratio * ratio);
    return needed > 0 && needed <= MOST ? OptionalInt.of((int) needed) : OptionalInt.empty();
  }

  /** By bisection, as the power grows with the number of pairs. */
  private static OptionalInt smallest(double effect) {
    int tooFew = 1;
    int enough = 2;
    while (power(effect, enough) < POWER) {
      if (enough == MOST) {
        return OptionalInt.empty();
      }
      tooFew = enough;
      enough = Math.min(MOST, 2 * enough);
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (power(effect, middle) < POWER) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  /** The probability that the test rejects, for a positive effect size and at least two pairs. */
  static double power(double effect, int pairs) {
    double freedom = pairs - 1;
    double shift = effect * Math.sqrt(pairs);
    double critical = new TDistribution(freedom).inverseCumulativeProbability(1 - LEVEL / 2);
    double spread = RANGE / Math.sqrt(2 * freedom);
    double log =
        freedom / 2 * FastMath.log(freedom / 2) - Gamma.logGamma(freedom / 2) + FastMath.log(2);
    return new IterativeLegendreGaussIntegrator(16, 1e-11, 1e-12)
        .integrate(
            Integer.MAX_VALUE,
            s ->
                FastMath.exp(log + (freedom - 1) * FastMath.log(s) - freedom * s * s / 2)
                    * (NORMAL.cumulativeProbability(shift - critical * s)
                        + NORMAL.cumulativeProbability(-shift - critical * s)),
            Math.max(0, 1 - spread),
            1 + spread);
  }
}
