package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.kernel.Exponential;
import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import java.util.Arrays;

/** ℓ(h) = −ln σ(βh) (Rafailov et al. 2023, equation 7). */
public record Dpo(double beta) implements SmoothConvexLoss {
  public Dpo {
    Checks.positive("beta", beta);
  }

  @Override
  public double value(double h) {
    double m = beta * h;
    return Math.max(-m, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(m)));
  }

  @Override
  public double derivative(double h) {
    double m = beta * h;
    double z = StrictMath.exp(-Math.abs(m));
    return -beta * (m < 0 ? 1 : z) / (1 + z);
  }

  /** With one exponential for both. */
  @Override
  public void evaluate(double h, double[] out) {
    double m = beta * h;
    double z = Exponential.exp(-Math.abs(m));
    double r = 1 / (1 + z);
    out[0] = Math.max(-m, 0) + StrictMath.log1p(z);
    out[1] = -beta * (m < 0 ? r : z * r);
  }

  @Override
  public double curvature(double h) {
    double z = StrictMath.exp(-Math.abs(beta * h));
    return beta * beta * z / ((1 + z) * (1 + z));
  }

  /** At h = 0. */
  @Override
  public double largestCurvature() {
    return beta * beta / 4;
  }

  @Override
  public double sum(double[] h, int count, double[] slope, double[] scratch) {
    int end = Kernel.pad(count);
    Arrays.fill(h, count, end, Double.POSITIVE_INFINITY);
    double sum = Kernels.get().logistic(h, beta, slope, end, scratch);
    Arrays.fill(slope, count, end, 0.0);
    return sum;
  }
}
