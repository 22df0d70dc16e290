package io.github.grposuite.core.loss;

/**
 * A loss ℓ(s_w, s_l) of a pair's two log-ratios. One of their difference alone is a {@link
 * PreferenceLoss}; the others need ln π of each response, which a log-linear policy has only up to
 * ln Z.
 *
 * <p>A new loss is a record here and a constant of {@link PreferenceLoss.Kind}.
 */
public interface ResponseLoss extends ResponseLossByGroup {
  /**
   * The loss and its derivatives.
   *
   * @param out receives ℓ, ∂ℓ/∂s_w, ∂ℓ/∂s_l
   */
  void evaluate(LogRatios ratios, double[] out);

  /** ℓ(0, 0): that of a policy that is its reference. */
  default double atStart() {
    double[] out = new double[3];
    evaluate(new LogRatios(0, 0), out);
    return out[0];
  }

  /** Itself: it is the same for all groups. */
  @Override
  default ResponseLoss of(int group) {
    return this;
  }

  /** Whether log-ratios compare with a reference policy; without it they are ln π_θ. */
  default boolean needsReference() {
    return true;
  }

  /** Whether log-ratios are of means over a response's tokens, not of sums. */
  default boolean perToken() {
    return false;
  }
}
