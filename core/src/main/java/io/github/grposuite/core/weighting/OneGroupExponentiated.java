package io.github.grposuite.core.weighting;

import io.github.grposuite.core.kernel.Exponential;

/**
 * α moved by one group's exponentiated gradient step at a time. Kept as logarithms, and as their
 * exponentials r_g, so that a step needs one exponential; α_g = r_g / Σ r. The logarithms are moved
 * back to a largest of 0 as soon as one passes {@value #HIGHEST}: they stay small, so that a
 * million additions to them stay exact.
 */
final class OneGroupExponentiated extends OneGroupWeights {
  private static final double HIGHEST = 1;

  private final double rate;
  private final double chi;
  private final double[] shares;
  private final double[] offsets;
  private final double[] logits;
  private final double[] relative;
  private final double[] alpha;
  private double sum;

  /**
   * Uniform α.
   *
   * @param rate η_α χ
   * @param shares (1−χ) μ_g, one a group
   * @param offsets what is added to a group's loss before the α-step
   */
  OneGroupExponentiated(double rate, double chi, double[] shares, double[] offsets) {
    this.rate = rate;
    this.chi = chi;
    this.shares = shares;
    this.offsets = offsets;
    this.logits = new double[shares.length];
    this.relative = new double[shares.length];
    this.alpha = new double[shares.length];
    exponentiate();
  }

  @Override
  public double update(int group, double factor, double loss) {
    double logit = logits[group] + rate * (factor * (loss + offsets[group]));
    logits[group] = logit;
    if (logit > HIGHEST) {
      moveBack();
    } else {
      relative[group] = Exponential.exp(logit);
      addUp();
    }
    return effective(group);
  }

  private void moveBack() {
    double top = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      top = Math.max(top, logit);
    }
    for (int g = 0; g < logits.length; g++) {
      logits[g] -= top;
    }
    exponentiate();
  }

  private void exponentiate() {
    for (int g = 0; g < logits.length; g++) {
      relative[g] = Exponential.exp(logits[g]);
    }
    addUp();
  }

  private void addUp() {
    double total = 0;
    for (double r : relative) {
      total += r;
    }
    sum = total;
  }

  @Override
  public double[] alpha() {
    for (int g = 0; g < alpha.length; g++) {
      alpha[g] = relative[g] / sum;
    }
    return alpha;
  }

  @Override
  public double effective(int group) {
    return shares[group] + chi * (relative[group] / sum);
  }

  /** The logarithms; none is above {@value #HIGHEST}. */
  @Override
  public double[] state() {
    return logits.clone();
  }

  @Override
  public void restore(double[] state) {
    GroupWeights.checkLength(state, logits.length);
    System.arraycopy(state, 0, logits, 0, logits.length);
    exponentiate();
  }
}
