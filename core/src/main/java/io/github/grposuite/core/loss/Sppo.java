package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ = (s_w − 1/(2β))² + (s_l + 1/(2β))² (Wu et al. 2024, "Self-play preference optimization for
 * language model alignment", with probabilities 1 and 0 of winning).
 */
public record Sppo(double beta) implements ResponseLoss {
  public Sppo {
    Checks.positive("beta", beta);
  }

  @Override
  public void evaluate(LogRatios ratios, double[] out) {
    double target = 1 / (2 * beta);
    double chosen = ratios.chosen() - target;
    double rejected = ratios.rejected() + target;
    out[0] = chosen * chosen + rejected * rejected;
    out[1] = 2 * chosen;
    out[2] = 2 * rejected;
  }
}
