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
  LossByGroup create(Settings settings, double beta);
}
