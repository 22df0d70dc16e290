package io.github.grposuite.core.weighting;

/**
 * The running state of a {@link GroupWeighting}: α, which is reported, and the weight w_g of each
 * ∇L_g in the gradient, kept as what multiplies the sum over the group's pairs, w_g / N_g.
 */
public abstract class GroupWeights {
  final int[] sizes;
  final int total;
  final double[] alpha;

  /** What multiplies Σ_{i∈g} ∇ℓ_i in the gradient. */
  final double[] coefficients;

  /**
   * All weights 0, to be set.
   *
   * @param sizes number of training pairs N_g of every group
   * @throws IllegalArgumentException if a group has none
   */
  protected GroupWeights(int[] sizes) {
    this.sizes = sizes.clone();
    int sum = 0;
    for (int g = 0; g < sizes.length; g++) {
      if (sizes[g] < 1) {
        throw new IllegalArgumentException(
            "every group needs a training pair, but group " + g + " has none");
      }
      sum += sizes[g];
    }
    this.total = sum;
    this.alpha = new double[sizes.length];
    this.coefficients = new double[sizes.length];
  }

  /** The weights w, a point of the simplex, of both the report and the gradient. */
  protected final void setWeights(double[] w) {
    for (int g = 0; g < alpha.length; g++) {
      alpha[g] = w[g];
      coefficients[g] = w[g] / sizes[g];
    }
  }

  /**
   * The α-step on the groups' mean losses, before the gradient step that the new weights are for;
   * nothing for fixed weights. Of a group that the step has not seen nothing is known.
   */
  public void update(SeenLosses seen) {}

  /** Multiplies the step size η_α of all further updates; nothing for fixed weights. */
  public void scaleStep(double factor) {}

  /** The running state, which {@link #restore} takes; empty for fixed weights. */
  public double[] state() {
    return new double[0];
  }

  /**
   * Goes on from a saved state: all further weights are the same bits as of the weights that it was
   * taken from.
   *
   * @param state from {@link #state} of the same weighting with as many groups
   * @throws IllegalArgumentException if it has another length
   */
  public void restore(double[] state) {
    checkLength(state, 0);
  }

  static void checkLength(double[] state, int expected) {
    if (state.length != expected) {
      throw new IllegalArgumentException(
          "the state of these group weights must have "
              + expected
              + " values, but has "
              + state.length
              + "; restore it with the weighting and the groups that it was saved with");
    }
  }

  /** α, one a group; the array is the running state and must not be changed. */
  public double[] alpha() {
    return alpha;
  }

  /** What multiplies Σ_{i∈g} ∇ℓ_i in the gradient, one a group; not to be changed. */
  public double[] coefficients() {
    return coefficients;
  }

  /** The weight w_g of ∇L_g in the gradient: coefficient times N_g. */
  public double effective(int group) {
    return coefficients[group] * sizes[group];
  }
}
