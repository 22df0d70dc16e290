package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;

/**
 * ℓ(h) = −ln σ(βh − γ) (Meng et al. 2024, "SimPO"), where h has no reference and is of
 * log-probabilities a token. A log-linear policy's responses have one token and its reference is
 * uniform, so its h is the same.
 *
 * @param gamma γ, the margin that is asked for
 */
public record SimPo(double beta, double gamma) implements SmoothConvexLoss {
  public SimPo {
    Checks.positive("beta", beta);
    Checks.nonNegative("gamma", gamma);
  }

  @Override
  public boolean needsReference() {
    return false;
  }

  @Override
  public boolean perToken() {
    return true;
  }

  private Dpo dpo() {
    return new Dpo(beta);
  }

  private double shift() {
    return gamma / beta;
  }

  @Override
  public double value(double h) {
    return dpo().value(h - shift());
  }

  @Override
  public double derivative(double h) {
    return dpo().derivative(h - shift());
  }

  @Override
  public double curvature(double h) {
    return dpo().curvature(h - shift());
  }

  @Override
  public double largestCurvature() {
    return dpo().largestCurvature();
  }

  @Override
  public double sum(double[] h, int count, double[] slope, double[] scratch) {
    double shift = shift();
    for (int i = 0; i < count; i++) {
      h[i] -= shift;
    }
    return dpo().sum(h, count, slope, scratch);
  }
}
