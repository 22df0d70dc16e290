package io.github.grposuite.core.theory;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;

/**
 * min over ‖θ‖ ≤ B of max_g L_g(θ), for log-linear policies (paper, equation 9 and proposition
 * 3.1), to a certified {@value #ACCURACY}.
 */
public final class SaddleProblem {
  /** The largest width of what is returned, absolute below 1, relative to the value above. */
  public static final double ACCURACY = 1e-10;

  private final GroupLosses losses;
  private final double radius;

  /**
   * The problem of all pairs.
   *
   * @param pairs of every group at least one
   * @param radius B &gt; 0
   */
  public SaddleProblem(PairMatrix pairs, SmoothConvexLoss loss, double radius) {
    this.losses = new GroupLosses(pairs, loss);
    this.radius = Checks.positive("radius", radius);
  }

  /**
   * The saddle point.
   *
   * @throws IllegalStateException if the certificate is wider than {@link #ACCURACY}
   */
  public SaddlePoint solve() {
    double[][] each = new double[losses.groups()][losses.groups()];
    for (int g = 0; g < each.length; g++) {
      each[g][g] = 1;
    }
    return solve(each);
  }

  /**
   * The least value of Σ_g α_g L_g on the ball, as the saddle point of a game with one group.
   *
   * @param alpha a point of the simplex, one weight a group
   * @throws IllegalStateException if the certificate is wider than {@link #ACCURACY}
   */
  public SaddlePoint best(double[] alpha) {
    checkLength("alpha", losses.groups(), alpha);
    double sum = 0;
    for (double weight : alpha) {
      sum += Checks.nonNegative("alpha", weight);
    }
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      throw new IllegalArgumentException("alpha must have the sum 1, but has " + sum);
    }
    return solve(new double[][] {alpha});
  }

  private SaddlePoint solve(double[][] mixtures) {
    SaddlePoint point = new InteriorPoint(losses, mixtures, radius).solve();
    if (!(point.width() <= ACCURACY * Math.max(1, Math.abs(point.upper())))) {
      throw new IllegalStateException(
          "the saddle point should be known to "
              + ACCURACY
              + ", but lies between "
              + point.lower()
              + " and "
              + point.upper()
              + "; scale the features so that their differences are of the order of 1, or choose"
              + " another radius");
    }
    return point;
  }

  /** max_g L_g(θ). */
  public double worst(double[] theta) {
    checkLength("theta", losses.dimension(), theta);
    return Vectors.largest(losses.at(theta).losses());
  }

  /**
   * ε = max_g L_g(θ) − min max_g L_g over the ball (paper, equation 46), never below the truth and
   * at most {@link #ACCURACY} above it.
   *
   * @param saddle from {@link #solve}
   */
  public double suboptimality(double[] theta, SaddlePoint saddle) {
    return worst(theta) - saddle.lower();
  }

  /**
   * max_g L_g(θ) − min over the ball of Σ_g α_g L_g: at least {@link #suboptimality}, and 0 at the
   * saddle point alone (paper, appendix E.1, ε_φ).
   */
  public double dualityGap(double[] theta, double[] alpha) {
    return worst(theta) - best(alpha).lower();
  }

  private static void checkLength(String name, int expected, double[] values) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " values, but has " + values.length);
    }
  }
}
