package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * DPO with label smoothing: ℓ(h) = −(1−ε) ln σ(βh) − ε ln σ(−βh) (Mitchell 2023, "A note on DPO
 * with noisy preferences"). It is least at h = ln((1−ε)/ε)/β.
 *
 * @param dpo DPO's loss, which ε = 0 gives
 * @param flipped ε in [0, ½), the part of the labels that is taken to be wrong
 */
public record ConservativeDpo(Dpo dpo, double flipped) implements SlantedDpo {
  public ConservativeDpo {
    Checks.flipRate("label_smoothing", flipped);
  }

  /** The same. */
  public ConservativeDpo(double beta, double flipped) {
    this(new Dpo(beta), flipped);
  }

  @Override
  public double slant() {
    return flipped;
  }
}
