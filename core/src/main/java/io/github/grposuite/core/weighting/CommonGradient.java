package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/**
 * CGD: α_g ← α_g exp(η Σ_j p_j √(L_g L_j) cos(∇L_g, ∇L_j)), normalised, p_j ∝ exp(C/√N_j), and w =
 * α; a group gains weight whose gradient helps the others (Piratla et al. 2022, "Focus on the
 * common good", as vihari/CGD computes it). The weights begin at p; none falls below {@value
 * #FLOOR}, and their sum is 1 after that, too. A group that a step has not seen is not moved and
 * moves no other.
 *
 * @param etaAlpha step size η ≥ 0, in 1 / units of the loss
 * @param offset C ≥ 0
 */
public record CommonGradient(double etaAlpha, double offset) implements GroupWeighting {
  static final double FLOOR = 1e-5;

  public CommonGradient {
    Checks.nonNegative("eta_alpha", etaAlpha);
    Checks.nonNegative("offset", offset);
  }

  @Override
  public String name() {
    return "cgd";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public boolean needsGradients() {
    return true;
  }

  @Override
  public GroupWeighting withEtaAlpha(double other) {
    return new CommonGradient(other, offset);
  }

  @Override
  public GroupWeights start(int[] sizes) {
    double[] shares = new double[sizes.length];
    double top = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < sizes.length; g++) {
      shares[g] = offset / Math.sqrt(sizes[g]);
      top = Math.max(top, shares[g]);
    }
    for (int g = 0; g < sizes.length; g++) {
      shares[g] = StrictMath.exp(shares[g] - top);
    }
    return new Weights(sizes, Losses.normalised(shares), etaAlpha);
  }

  private static final class Weights extends SteppedWeights {
    private final double[] shares;

    Weights(int[] sizes, double[] shares, double etaAlpha) {
      super(sizes, shares, etaAlpha);
      this.shares = shares;
    }

    @Override
    public void update(SeenLosses seen) {
      int groups = alpha.length;
      double[] exponents = new double[groups];
      for (int g = 0; g < groups; g++) {
        for (int j = 0; j < groups; j++) {
          if (seen.has(g) && seen.has(j)) {
            double size = root(seen.means()[g]) * root(seen.means()[j]);
            exponents[g] += shares[j] * size * cosine(seen.gradients()[g], seen.gradients()[j]);
          }
        }
        exponents[g] *= step();
      }
      double top = Arrays.stream(exponents).max().orElseThrow();
      double[] moved = new double[groups];
      for (int g = 0; g < groups; g++) {
        moved[g] = alpha[g] * StrictMath.exp(exponents[g] - top);
      }
      Losses.normalised(moved);
      for (int g = 0; g < groups; g++) {
        moved[g] = Math.max(FLOOR, moved[g]);
      }
      setWeights(Losses.normalised(moved));
    }

    private static double root(double loss) {
      if (loss < 0) {
        throw new IllegalArgumentException(
            "the weighting cgd takes losses that are not negative, but one is "
                + loss
                + "; take another weighting for a loss that can be negative");
      }
      return Math.sqrt(loss);
    }

    /** 0 where a gradient is 0. */
    private static double cosine(double[] a, double[] b) {
      double product = 0;
      double squaresA = 0;
      double squaresB = 0;
      for (int i = 0; i < a.length; i++) {
        product += a[i] * b[i];
        squaresA += a[i] * a[i];
        squaresB += b[i] * b[i];
      }
      double norms = Math.sqrt(squaresA) * Math.sqrt(squaresB);
      return norms > 0 ? product / norms : 0;
    }
  }
}
