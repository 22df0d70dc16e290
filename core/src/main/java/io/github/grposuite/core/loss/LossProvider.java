package io.github.grposuite.core.loss;

import io.github.grposuite.core.Settings;

/**
 * A loss under the name that specifications give it. {@link PreferenceLoss.Kind} has those that are
 * built in; one of the user's own is a class with a public constructor without parameters.
 */
public interface LossProvider {
  /** The name in specifications: lower-case words with hyphens. */
  String key();

  /**
   * Reads the loss's hyperparameters.
   *
   * @param beta its scale β, which has been read
   * @throws IllegalArgumentException saying which of them is out of range
   */
  ResponseLossByGroup create(Settings settings, double beta);

  /**
   * As {@link #create}, for a policy of which margins alone are known.
   *
   * @throws IllegalArgumentException if the loss needs both log-ratios
   */
  default LossByGroup createOfMargin(Settings settings, double beta) {
    if (create(settings, beta) instanceof LossByGroup ofMargin) {
      return ofMargin;
    }
    throw new IllegalArgumentException(
        "loss "
            + key()
            + " needs the log-ratio of each response, which a log-linear policy has only up to"
            + " ln Z; train a language model (data.policy: language-model) or take a loss of the"
            + " margin, such as dpo");
  }
}
