package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ = −ln σ(r_w) − ½ ln σ(−r_w) − ½ ln σ(−r_l) with r = βs (Chen et al. 2024, "Noise contrastive
 * alignment of language models with explicit rewards"): the chosen response is pulled to r_w = ln
 * 2, the rejected one down without end.
 */
public record Nca(double beta) implements ResponseLoss {
  public Nca {
    Checks.positive("beta", beta);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double chosen = beta * ratios.chosen();
    double rejected = beta * ratios.rejected();
    out[0] = Logistic.loss(chosen) + 0.5 * Logistic.loss(-chosen) + 0.5 * Logistic.loss(-rejected);
    out[1] = beta * (0.5 * Logistic.sigma(chosen) - Logistic.sigma(-chosen));
    out[2] = beta * 0.5 * Logistic.sigma(rejected);
  }
}
