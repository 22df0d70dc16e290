package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;

/**
 * The α-step at the head of the authors' repository, for closed-form GR-IPO: the group loss is
 * divided by N_g once more before the step, and a pair is weighted by α_g alone. It is not the
 * published algorithm; see docs/deviations.md.
 */
public record AuthorsCode(double etaAlpha) implements GroupWeighting {
  public AuthorsCode {
    Checks.nonNegative("eta_alpha", etaAlpha);
  }

  @Override
  public String name() {
    return "reference-head";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public GroupWeights start(int[] sizes) {
    return new ExponentiatedWeights(
        sizes, (g, loss) -> etaAlpha * (loss / sizes[g]), (g, alpha) -> alpha);
  }
}
