package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ = σ(r_w) + 1 − σ(u) with r = βs and u = βh: both responses are made less likely than by the
 * reference, the rejected one more so (D'Oosterlinck et al. 2024, "Anchored preference optimization
 * and contrastive revisions").
 */
public record ApoDown(double beta) implements ResponseLoss {
  public ApoDown {
    Checks.positive("beta", beta);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double chosen = beta * ratios.chosen();
    double u = beta * ratios.margin();
    double apart = beta * Logistic.slope(u);
    out[0] = Logistic.sigma(chosen) + Logistic.sigma(-u);
    out[1] = beta * Logistic.slope(chosen) - apart;
    out[2] = apart;
  }
}
