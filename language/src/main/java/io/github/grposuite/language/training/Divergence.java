package io.github.grposuite.language.training;

import io.github.grposuite.core.training.DivergedException;
import java.util.List;

/** Stops training that has left the finite numbers. */
final class Divergence {
  private Divergence() {}

  /**
   * Fails if a group's loss is not finite.
   *
   * @param what such as "training loss"
   * @param step number of updates done
   * @param remedy the settings to lower
   */
  static void check(String what, int step, List<String> groups, double[] losses, String remedy) {
    for (int g = 0; g < losses.length; g++) {
      if (!Double.isFinite(losses[g])) {
        throw new DivergedException(
            "the "
                + what
                + " of group \""
                + groups.get(g)
                + "\" "
                + DivergedException.words(losses[g])
                + " after "
                + step
                + " updates; lower "
                + remedy,
            step,
            g);
      }
    }
  }

  /** Fails if the gradient's norm is not finite. */
  static void check(int step, double norm, String remedy) {
    if (!Double.isFinite(norm)) {
      throw new DivergedException(
          "the gradient's norm "
              + DivergedException.words(norm)
              + " after "
              + step
              + " updates; lower "
              + remedy,
          step);
    }
  }
}
