package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ(h) = max(0, 1 − βh), SLiC's calibration loss on log-ratios (Zhao et al. 2023; Liu et al. 2024,
 * "Statistical rejection sampling"). At the kink the slope is 0.
 */
public record Hinge(double beta) implements PreferenceLoss {
  public Hinge {
    Checks.positive("beta", beta);
  }

  @Override
  public double value(double h) {
    return Math.max(0, 1 - beta * h);
  }

  @Override
  public double derivative(double h) {
    return beta * h < 1 ? -beta : 0;
  }
}
