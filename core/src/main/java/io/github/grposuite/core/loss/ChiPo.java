package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * χPO: ℓ = −ln σ(u) with u = β[φ(ρ_w) − φ(ρ_l)] cut off at ±c, φ(z) = z + ln z and ρ = e^s (Huang
 * et al. 2024, "Correcting the mythos of KL-regularization"). Beyond ±c the slope is 0, for pairs
 * that are far on the wrong side, too.
 *
 * <p>The loss is finite everywhere. The derivatives grow as 1 + ρ and, while u is within ±c, are
 * infinite where ρ is, from s = 710.
 *
 * @param clip c &gt; 0, twice the largest reward in the paper
 */
public record ChiPo(double beta, double clip) implements ResponseLoss {
  public ChiPo {
    Checks.positive("beta", beta);
    Checks.positive("clip", clip);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double h = ratios.margin();
    double u = beta * (difference(ratios) + h);
    double kept = Math.max(-clip, Math.min(clip, u));
    double slope = Math.abs(u) <= clip ? beta * Logistic.sigma(-u) : 0;
    out[0] = Logistic.loss(kept);
    out[1] = slope > 0 ? -slope * (1 + StrictMath.exp(ratios.chosen())) : 0;
    out[2] = slope > 0 ? slope * (1 + StrictMath.exp(ratios.rejected())) : 0;
  }

  /** ρ_w − ρ_l, without cancellation, infinite where the larger is. */
  private static double difference(LogRatios ratios) {
    double h = ratios.margin();
    double larger = Math.max(ratios.chosen(), ratios.rejected());
    return h == 0 ? 0 : Math.signum(h) * StrictMath.exp(larger) * -StrictMath.expm1(-Math.abs(h));
  }
}
