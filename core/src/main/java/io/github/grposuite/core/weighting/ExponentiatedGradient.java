package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import java.util.Arrays;

/**
 * GRPO: α_g ← α_g exp(η_α χ (L_g + C/√N_g)), normalised; w_g = (1−χ) μ_g + χ α_g; the gradient is
 * Σ_g w_g ∇L_g (paper, Algorithm 1, section 3.2 and equations 30 to 33).
 *
 * @param etaAlpha step size η_α ≥ 0; 0 keeps α uniform
 * @param chi χ in [0, 1]: 1 minimises the worst group's loss, 0 the mean of the groups' losses that
 *     μ weights
 * @param offset C ≥ 0
 * @param mu the given weights μ
 */
public record ExponentiatedGradient(double etaAlpha, double chi, double offset, GivenWeights mu)
    implements GroupWeighting {
  public ExponentiatedGradient {
    Checks.nonNegative("eta_alpha", etaAlpha);
    Checks.fraction("chi", chi);
    Checks.nonNegative("offset", offset);
  }

  /** With equal μ. */
  public ExponentiatedGradient(double etaAlpha, double chi, double offset) {
    this(etaAlpha, chi, offset, new GivenWeights.Equal());
  }

  /** Reads everything but η_α. */
  public static ExponentiatedGradient read(double etaAlpha, Settings s) {
    return new ExponentiatedGradient(
        etaAlpha, s.number("chi", 1), s.number("offset", 0), GivenWeights.read(s));
  }

  @Override
  public String name() {
    return "grpo";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public GroupWeights start(int[] sizes) {
    double[] shares = mu.shares(1 - chi, sizes);
    return new ExponentiatedWeights(
        sizes,
        (g, loss) -> etaAlpha * chi * (loss + offset / Math.sqrt(sizes[g])),
        (g, alpha) -> (shares[g] + chi * alpha) / sizes[g]);
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    start(sizes);
    double[] offsets = new double[sizes.length];
    Arrays.setAll(offsets, g -> offset / Math.sqrt(sizes[g]));
    return new OneGroupExponentiated(etaAlpha * chi, chi, mu.shares(1 - chi, sizes), offsets);
  }

  @Override
  public GroupWeighting withEtaAlpha(double other) {
    return new ExponentiatedGradient(other, chi, offset, mu);
  }
}
