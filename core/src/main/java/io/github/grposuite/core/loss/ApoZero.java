package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ = 1 − σ(r_w) + σ(r_l) with r = βs: the chosen response is made likelier and the rejected one
 * less likely than by the reference (D'Oosterlinck et al. 2024, "Anchored preference optimization
 * and contrastive revisions").
 */
public record ApoZero(double beta) implements ResponseLoss {
  public ApoZero {
    Checks.positive("beta", beta);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double chosen = beta * ratios.chosen();
    double rejected = beta * ratios.rejected();
    out[0] = Logistic.sigma(-chosen) + Logistic.sigma(rejected);
    out[1] = -beta * Logistic.slope(chosen);
    out[2] = beta * Logistic.slope(rejected);
  }
}
