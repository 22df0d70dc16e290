package io.github.grposuite.core.training;

import io.github.grposuite.core.Settings;

/**
 * A solver under the name that specifications give it. {@link Solver.Kind} has those that are built
 * in; one of the user's own is a class with a public constructor without parameters.
 */
public interface SolverProvider {
  /** The name in specifications: lower-case words with hyphens. */
  String key();

  /**
   * Reads the solver's hyperparameters.
   *
   * @throws IllegalArgumentException saying which of them is out of range
   */
  Solver create(Settings settings);

  /** Whether the solver sets η_α of the weighting grpo itself, which is then no key. */
  default boolean setsEtaAlpha(Settings settings) {
    return false;
  }
}
