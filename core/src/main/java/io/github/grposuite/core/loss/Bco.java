package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ = −ln σ(r_w) − ln σ(−r_l) with r = βs: a classifier that tells chosen from rejected responses
 * (Jung et al. 2024, "Binary classifier optimization for large language model alignment"), without
 * the shift of rewards, as TRL has it for pairs.
 */
public record Bco(double beta) implements ResponseLoss {
  public Bco {
    Checks.positive("beta", beta);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double chosen = beta * ratios.chosen();
    double rejected = beta * ratios.rejected();
    out[0] = Logistic.loss(chosen) + Logistic.loss(-rejected);
    out[1] = -beta * Logistic.sigma(-chosen);
    out[2] = beta * Logistic.sigma(rejected);
  }
}
