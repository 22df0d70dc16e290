package io.github.grposuite.core.loss;

/**
 * The log-ratios of a pair's responses, s = ln π_θ(y) − ln π_ref(y) (ln π_θ(y) for a loss without a
 * reference), in nats.
 *
 * @param chosen s_w
 * @param rejected s_l
 * @param margin h = s_w − s_l; given apart, because its last bits depend on the order of adding
 */
public record LogRatios(double chosen, double rejected, double margin) {
  /** Of two numbers alone. */
  public LogRatios(double chosen, double rejected) {
    this(chosen, rejected, chosen - rejected);
  }
}
