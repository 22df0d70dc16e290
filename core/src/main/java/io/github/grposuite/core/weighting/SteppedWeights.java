package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/**
 * α that a step of a size moves, and w = α. Who extends it moves α alone; the factor of the step
 * and the state are kept here.
 */
public abstract class SteppedWeights extends GroupWeights {
  private final double etaAlpha;
  private double stepFactor = 1;

  /**
   * Weights before the first step.
   *
   * @param start a point of the simplex
   */
  protected SteppedWeights(int[] sizes, double[] start, double etaAlpha) {
    super(sizes);
    this.etaAlpha = etaAlpha;
    setWeights(start);
  }

  /** η_α of the next step. */
  protected final double step() {
    return stepFactor * etaAlpha;
  }

  @Override
  public final void scaleStep(double factor) {
    stepFactor *= Checks.nonNegative("the factor of eta_alpha", factor);
  }

  /** α, then the factor of the step size. */
  @Override
  public final double[] state() {
    double[] state = Arrays.copyOf(alpha, alpha.length + 1);
    state[alpha.length] = stepFactor;
    return state;
  }

  @Override
  public final void restore(double[] state) {
    checkLength(state, alpha.length + 1);
    setWeights(Arrays.copyOf(state, alpha.length));
    stepFactor = state[alpha.length];
  }
}
