package io.github.grposuite.core.training;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;

/** Generators that can save their state. */
final class Restorable {
  private Restorable() {}

  /**
   * The generator as one that can.
   *
   * @throws IllegalStateException if it cannot
   */
  static RestorableUniformRandomProvider of(UniformRandomProvider random) {
    if (random instanceof RestorableUniformRandomProvider restorable) {
      return restorable;
    }
    throw new IllegalStateException(
        "the generator of mini-batches must be a RestorableUniformRandomProvider for its state to"
            + " be kept; create it by RandomSource");
  }
}
