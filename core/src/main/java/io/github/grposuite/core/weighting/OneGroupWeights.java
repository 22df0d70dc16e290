package io.github.grposuite.core.weighting;

/**
 * The running state of a {@link GroupWeighting} where a step sees one group's loss alone (paper,
 * Algorithms 1 and 3). A step costs one exponential and a sum over the groups.
 */
public abstract class OneGroupWeights {
  OneGroupWeights() {}

  /**
   * The α-step of a group on the loss of one of its pairs; nothing for fixed weights.
   *
   * @param factor what makes the loss an unbiased estimate of L_g
   * @return the new weight w_g of ∇L_g
   */
  public abstract double update(int group, double factor, double loss);

  /** α, one a group; valid until the next update, and not to be changed. */
  public abstract double[] alpha();

  /** The weight w_g of ∇L_g. */
  public abstract double effective(int group);

  /** The running state, which {@link #restore} takes; empty for fixed weights. */
  public abstract double[] state();

  /**
   * Goes on from a saved state with the same bits.
   *
   * @throws IllegalArgumentException if it has another length
   */
  public abstract void restore(double[] state);

  /** Weights that stay. */
  static final class Fixed extends OneGroupWeights {
    private final GroupWeights weights;

    Fixed(GroupWeights weights) {
      this.weights = weights;
    }

    @Override
    public double update(int group, double factor, double loss) {
      return weights.effective(group);
    }

    @Override
    public double[] alpha() {
      return weights.alpha();
    }

    @Override
    public double effective(int group) {
      return weights.effective(group);
    }

    @Override
    public double[] state() {
      return weights.state();
    }

    @Override
    public void restore(double[] state) {
      weights.restore(state);
    }
  }
}
