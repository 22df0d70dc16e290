package io.github.grposuite.core.weighting;

/** The running state of a {@link GroupWeighting}. */
public class GroupWeights {
  final int[] sizes;
  final int total;
  final double[] alpha;

  /** What multiplies Σ_{i∈g} ∇ℓ_i in the gradient. */
  final double[] coefficients;

  GroupWeights(int[] sizes) {
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

  /** The α-step on the groups' mean losses; nothing for fixed weights. */
  public void update(double[] losses) {}

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
