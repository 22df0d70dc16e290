package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import java.util.Arrays;

/**
 * ℓ(h) = σ(u) ln(σ(u)/(1−ε)) + σ(−u) ln(σ(−u)/ε) with u = βh: the reverse KL divergence to labels
 * that are right with probability 1−ε (Ji et al. 2024, "Towards efficient exact optimization of
 * language model alignment"). It is least, 0, at u = ln((1−ε)/ε), and flat where the policy is sure
 * and wrong.
 *
 * @param smoothing ε in (0, ½); the paper takes 1e-3
 */
public record Exo(double beta, double smoothing) implements PreferenceLoss {
  public Exo {
    Checks.positive("beta", beta);
    Checks.flipRate("label_smoothing", smoothing);
    if (smoothing == 0) {
      throw new IllegalArgumentException(
          "label_smoothing must be positive for the loss exo, but was 0; its paper takes 1e-3");
    }
  }

  private double lnKept() {
    return StrictMath.log1p(-smoothing);
  }

  private double lnFlipped() {
    return StrictMath.log(smoothing);
  }

  @Override
  public double value(double h) {
    double u = beta * h;
    double z = StrictMath.exp(-Math.abs(u));
    double less = z / (1 + z);
    double more = 1 / (1 + z);
    double rest = less == 0 ? 0 : Math.abs(u) * less;
    double kept = u < 0 ? less : more;
    double flipped = u < 0 ? more : less;
    return -StrictMath.log1p(z) - rest - kept * lnKept() - flipped * lnFlipped();
  }

  @Override
  public double derivative(double h) {
    double u = beta * h;
    double z = StrictMath.exp(-Math.abs(u));
    double spread = z / (1 + z) / (1 + z);
    return spread == 0 ? 0 : beta * spread * (u - (lnKept() - lnFlipped()));
  }

  @Override
  public double sum(double[] h, int count, double[] slope, double[] scratch) {
    int end = Kernel.pad(count);
    Arrays.fill(h, count, end, 0.0);
    double sum = Kernels.get().exo(h, beta, lnKept(), lnFlipped(), slope, end, scratch);
    Arrays.fill(slope, count, end, 0.0);
    return sum - (end - count) * value(0);
  }
}
