package io.github.grposuite.core.weighting;

/**
 * Weights that follow from the losses of one step alone. Groups that the step has not seen weigh
 * nothing in it, and those that it has seen share the whole. Before the first step they are equal.
 */
final class MemorylessWeights extends GroupWeights {
  /** The weights of groups whose losses are known. */
  @FunctionalInterface
  interface Rule {
    /**
     * A point of the simplex.
     *
     * @param losses L_g of the groups that were seen, in their order
     * @param prior μ_g of the same groups, positive, with the sum 1
     */
    double[] of(double[] losses, double[] prior);
  }

  private final double[] prior;
  private final Rule rule;

  /**
   * Weights before the first step.
   *
   * @param prior μ, one a group
   */
  MemorylessWeights(int[] sizes, double[] prior, Rule rule) {
    super(sizes);
    this.prior = prior;
    this.rule = rule;
    setWeights(prior);
  }

  @Override
  public void update(SeenLosses seen) {
    int count = 0;
    for (int g = 0; g < prior.length; g++) {
      count += seen.has(g) && prior[g] > 0 ? 1 : 0;
    }
    if (count == 0) {
      return;
    }
    double[] losses = new double[count];
    double[] own = new double[count];
    double sum = 0;
    int next = 0;
    for (int g = 0; g < prior.length; g++) {
      if (seen.has(g) && prior[g] > 0) {
        losses[next] = seen.means()[g];
        own[next] = prior[g];
        sum += prior[g];
        next++;
      }
    }
    for (int i = 0; i < count; i++) {
      own[i] /= sum;
    }
    double[] weights = rule.of(losses, own);
    double[] all = new double[prior.length];
    next = 0;
    for (int g = 0; g < prior.length; g++) {
      all[g] = seen.has(g) && prior[g] > 0 ? weights[next++] : 0;
    }
    setWeights(all);
  }

  /** The weights: they are those of the last step, and reported until the next. */
  @Override
  public double[] state() {
    return alpha.clone();
  }

  @Override
  public void restore(double[] state) {
    checkLength(state, alpha.length);
    setWeights(state);
  }
}
