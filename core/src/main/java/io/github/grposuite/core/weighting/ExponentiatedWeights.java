package io.github.grposuite.core.weighting;

/** α moved by exponentiated gradient steps; kept as unnormalised logarithms, the largest 0. */
final class ExponentiatedWeights extends GroupWeights {
  /** A number of a group, from another number of that group. */
  interface OfGroup {
    double apply(int group, double value);
  }

  private final OfGroup step;
  private final OfGroup coefficient;
  private final double[] logits;

  /**
   * Uniform weights.
   *
   * @param step what a group's loss adds to its logit
   * @param coefficient what multiplies Σ_{i∈g} ∇ℓ_i, from α_g
   */
  ExponentiatedWeights(int[] sizes, OfGroup step, OfGroup coefficient) {
    super(sizes);
    this.step = step;
    this.coefficient = coefficient;
    this.logits = new double[sizes.length];
    softmax();
  }

  @Override
  public void update(double[] losses) {
    for (int g = 0; g < losses.length; g++) {
      logits[g] += step.apply(g, losses[g]);
    }
    softmax();
  }

  private void softmax() {
    double top = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      top = Math.max(top, logit);
    }
    double sum = 0;
    for (int g = 0; g < alpha.length; g++) {
      logits[g] -= top;
      alpha[g] = StrictMath.exp(logits[g]);
      sum += alpha[g];
    }
    for (int g = 0; g < alpha.length; g++) {
      alpha[g] /= sum;
      coefficients[g] = coefficient.apply(g, alpha[g]);
    }
  }
}
