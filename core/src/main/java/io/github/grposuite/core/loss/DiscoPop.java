package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import java.util.Arrays;

/**
 * ℓ(h) = (1−m) (−ln σ(u)) + m e^−u with u = βh and m = σ(u/τ), the loss that a language model found
 * (Lu et al. 2024, "Discovering preference optimization algorithms with and for large language
 * models"). It is not convex: it rises from u = 0 a little before it falls.
 *
 * @param temperature τ in (0, ½]; the paper takes 0.05
 */
public record DiscoPop(double beta, double temperature) implements PreferenceLoss {
  public DiscoPop {
    Checks.positive("beta", beta);
    Checks.positive("temperature", temperature);
    if (temperature > Kernel.MAX_TEMPERATURE) {
      throw new IllegalArgumentException(
          "temperature must be at most "
              + Kernel.MAX_TEMPERATURE
              + " for the loss discopop, but was "
              + temperature
              + "; its paper takes 0.05");
    }
  }

  /** m e^−u, without overflow. */
  private static double modulated(double u, double y, double temperature) {
    double e = u < 0 ? StrictMath.exp(u / temperature - u) : StrictMath.exp(-u);
    return e / (1 + y);
  }

  @Override
  public double value(double h) {
    double u = beta * h;
    double y = StrictMath.exp(-Math.abs(u) / temperature);
    double rest = (u < 0 ? 1 : y) / (1 + y);
    double logistic = Math.max(-u, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(u)));
    return rest * logistic + modulated(u, y, temperature);
  }

  @Override
  public double derivative(double h) {
    double u = beta * h;
    double z = StrictMath.exp(-Math.abs(u));
    double y = StrictMath.exp(-Math.abs(u) / temperature);
    double rest = (u < 0 ? 1 : y) / (1 + y);
    double logistic = Math.max(-u, 0) + StrictMath.log1p(z);
    double other = modulated(u, y, temperature);
    double spread = y / (1 + y) / (1 + y);
    double turn = other * rest - (spread == 0 ? 0 : spread * logistic);
    return beta * (turn / temperature - rest * ((u < 0 ? 1 : z) / (1 + z)) - other);
  }

  @Override
  public double sum(double[] h, int count, double[] slope, double[] scratch) {
    int end = Kernel.pad(count);
    Arrays.fill(h, count, end, Double.POSITIVE_INFINITY);
    double sum = Kernels.get().discopop(h, beta, temperature, slope, end, scratch);
    Arrays.fill(slope, count, end, 0.0);
    return sum;
  }
}
