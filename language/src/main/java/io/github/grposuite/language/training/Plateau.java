package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;

/**
 * When the step sizes shrink, and when training stops: the learning rate is multiplied by {@code
 * factor} and η_α by {@code alphaFactor} once more than {@code patience} evaluations in a row had a
 * validation loss that was not below (1 − {@code threshold}) times the best one. This is torch's
 * ReduceLROnPlateau with mode min, a relative threshold, eps 0 and no cooldown. Training stops when
 * the learning rate is below {@code minLearningRate} (protocol, section 5).
 *
 * @param factor of the learning rate, in (0, 1)
 * @param patience evaluations, ≥ 0
 * @param threshold the relative improvement that counts, in [0, 1)
 * @param alphaFactor of η_α, in (0, 1]
 * @param minLearningRate ≥ 0; 0 never stops
 */
public record Plateau(
    double factor, int patience, double threshold, double alphaFactor, double minLearningRate) {
  /** Checks the ranges. */
  public Plateau {
    Checks.positive("plateau_factor", factor);
    Checks.atLeast("plateau_patience", 0, patience);
    Checks.fraction("plateau_threshold", threshold);
    Checks.positive("plateau_alpha_factor", alphaFactor);
    Checks.fraction("plateau_alpha_factor", alphaFactor);
    Checks.nonNegative("min_learning_rate", minLearningRate);
    below1("plateau_factor", factor);
    below1("plateau_threshold", threshold);
  }

  private static void below1(String name, double value) {
    if (value >= 1) {
      throw new IllegalArgumentException(name + " must be less than 1, but was " + value);
    }
  }

  /** The scripts' patience: 20 · 192/{@code evaluateEvery} evaluations, so 4 at 960 examples. */
  static int patience(int evaluateEvery) {
    return (int) Math.round(20 * 192.0 / evaluateEvery);
  }

  /**
   * The patience with which step sizes shrink at the first evaluation at least {@code examples}
   * after the last improvement (or the last time they shrank): that is the ⌈examples /
   * evaluateEvery⌉-th without one, and torch's rule waits for more than its patience. The paper's
   * 4,000 examples and the scripts' 4 evaluations are the same rule at 960 examples an evaluation.
   */
  static int patience(int examples, int evaluateEvery) {
    Checks.atLeast("plateau_examples", 1, examples);
    return (int) (((long) examples + evaluateEvery - 1) / evaluateEvery) - 1;
  }
}
