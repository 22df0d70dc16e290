package io.github.grposuite.language.pairs;

import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.Continuations;
import java.nio.file.Path;
import java.util.Arrays;

/** Hidden states as features: all times one number, so that their mean squared length is 1. */
final class StateScale {
  private StateScale() {}

  /**
   * The number.
   *
   * @param states one row an item, one vector a response
   * @param folder of the checkpoint, for messages
   * @throws CheckpointException if the states are not finite
   */
  static double of(float[][][] states, Path folder) {
    double squares = 0;
    long vectors = 0;
    for (float[][] item : states) {
      for (float[] vector : item) {
        for (float value : vector) {
          squares += (double) value * value;
        }
        vectors++;
      }
    }
    if (!Double.isFinite(squares)) {
      throw new CheckpointException(
          folder
              + ": gives hidden states that are not numbers, so a weight is NaN or infinite; fetch"
              + " the model again");
    }
    return 1 / Math.sqrt(squares / vectors);
  }

  /** Tokens of the longest sequence that is encoded for an item: prompt and response. */
  static int encoded(Continuations item) {
    return item.prompt().length
        + Arrays.stream(item.responses()).mapToInt(response -> response.length).max().orElse(0);
  }

  /** Chosen minus rejected, scaled. */
  static double[] difference(float[] chosen, float[] rejected, double scale) {
    double[] difference = new double[chosen.length];
    for (int j = 0; j < difference.length; j++) {
      difference[j] = scale * ((double) chosen[j] - rejected[j]);
    }
    return difference;
  }
}
