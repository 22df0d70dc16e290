package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/**
 * Algorithm 2 as printed (line 7 and equation 44): α_g ← α_g exp(η_α L_g), normalised, with the
 * mean L_g; the loss is the mean of α_{g(i)} ℓ_i over all pairs, so that a pair counts α_g with no
 * 1/N_g. Section 4.1 has α_g/N_g instead, which is {@link ExponentiatedGradient}; see
 * docs/deviations.md.
 *
 * @param etaAlpha step size η_α ≥ 0
 */
public record AlgorithmTwo(double etaAlpha) implements GroupWeighting {
  public AlgorithmTwo {
    Checks.nonNegative("eta_alpha", etaAlpha);
  }

  @Override
  public String name() {
    return "algorithm-2";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public GroupWeights start(int[] sizes) {
    int total = Arrays.stream(sizes).sum();
    return new ExponentiatedWeights(
        sizes, (g, loss) -> etaAlpha * loss, (g, alpha) -> alpha / total);
  }
}
