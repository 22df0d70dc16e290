package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * DPO's loss corrected for wrong labels: ℓ(h) = [−(1−ε) ln σ(βh) + ε ln σ(−βh)] / (1−2ε), whose
 * mean over labels that are flipped at rate ε is DPO's on the true ones (Chowdhury et al. 2024,
 * "Provably robust DPO"). Its slope is never 0 and it has no lower bound: on pairs that can be
 * separated training goes on without end.
 *
 * @param dpo DPO's loss, which ε = 0 gives
 * @param flipped ε in [0, ½), the rate at which labels are flipped
 */
public record RobustDpo(Dpo dpo, double flipped) implements SlantedDpo {
  public RobustDpo {
    Checks.flipRate("label_smoothing", flipped);
  }

  /** The same. */
  public RobustDpo(double beta, double flipped) {
    this(new Dpo(beta), flipped);
  }

  @Override
  public double slant() {
    return -flipped / (1 - 2 * flipped);
  }
}
