package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/** ℓ(h) = (h − 1/(2β))² (Azar et al. 2023, equation 17; no factor ½). */
public record Ipo(double beta) implements SmoothConvexLoss {
  public Ipo {
    Checks.positive("beta", beta);
  }

  /** 1/(2β), the margin at which the loss is 0. */
  public double target() {
    return 1 / (2 * beta);
  }

  @Override
  public double value(double h) {
    double r = h - target();
    return r * r;
  }

  @Override
  public double derivative(double h) {
    return 2 * (h - target());
  }

  @Override
  public double curvature(double h) {
    return 2;
  }

  @Override
  public double largestCurvature() {
    return 2;
  }
}
