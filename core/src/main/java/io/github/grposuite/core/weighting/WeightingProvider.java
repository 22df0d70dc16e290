package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Settings;
import java.util.function.DoubleSupplier;

/**
 * A weighting under the name that specifications give it. {@link GroupWeighting.Kind} has those
 * that are built in; one of the user's own is a class with a public constructor without parameters.
 */
public interface WeightingProvider {
  /** The name in specifications: lower-case words with hyphens. */
  String key();

  /**
   * Reads the weighting's hyperparameters.
   *
   * @param etaAlpha reads its step size η_α, by default that of {@link #step}; it is not asked
   *     where there is none
   * @throws IllegalArgumentException saying which of them is out of range
   */
  GroupWeighting create(Settings settings, DoubleSupplier etaAlpha);

  /** In what η_α is measured, and how large it is if none is given. */
  default WeightStep step() {
    return WeightStep.OF_LOSSES;
  }
}
