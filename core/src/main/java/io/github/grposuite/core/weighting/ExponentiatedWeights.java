package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/** α moved by exponentiated gradient steps; kept as unnormalised logarithms, the largest 0. */
final class ExponentiatedWeights extends GroupWeights {
  /** A number of a group, from another number of that group. */
  interface OfGroup {
    double apply(int group, double value);
  }

  private final OfGroup step;
  private final OfGroup coefficient;
  private final double[] logits;
  private double stepFactor = 1;

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
  public void update(SeenLosses seen) {
    for (int g = 0; g < logits.length; g++) {
      if (seen.has(g)) {
        logits[g] += stepFactor * step.apply(g, seen.means()[g]);
      }
    }
    softmax();
  }

  @Override
  public void scaleStep(double factor) {
    stepFactor *= Checks.nonNegative("the factor of eta_alpha", factor);
  }

  /** The logits, then the factor of the step size. */
  @Override
  public double[] state() {
    double[] state = Arrays.copyOf(logits, logits.length + 1);
    state[logits.length] = stepFactor;
    return state;
  }

  /** The largest saved logit is 0, so normalising again changes no bit. */
  @Override
  public void restore(double[] state) {
    checkLength(state, logits.length + 1);
    System.arraycopy(state, 0, logits, 0, logits.length);
    stepFactor = state[logits.length];
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
