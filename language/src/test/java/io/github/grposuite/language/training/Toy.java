package io.github.grposuite.language.training;

import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.language.policy.Continuations;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random data and settings for the tests. */
final class Toy {
  static final List<String> GROUPS = List.of("north", "south", "west");
  static final int[] SIZES = {19, 9, 5};
  static final long SEED = 17;

  /**
   * Of numbers below 100 that are summed in double precision from at most 33 others, each with
   * about ten roundings of its own: 100 · √(43) · 2⁻⁵³ = 7e-14 as deviation of independent ones.
   */
  static final double DOUBLE = 1e-12;

  private Toy() {}

  /**
   * 33 training pairs in three groups (so an epoch ends with a batch of one), 15 validation and 12
   * test pairs.
   */
  static TrainingData data() {
    SplittableRandom random = new SplittableRandom(29);
    return new TrainingData(
        GROUPS,
        pairs(random, SIZES),
        pairs(random, new int[] {5, 6, 4}),
        pairs(random, new int[] {4, 4, 4}));
  }

  /** All training pairs in one group. */
  static TrainingData oneGroup() {
    TrainingData data = data();
    return new TrainingData(
        List.of("all"), merged(data.train()), merged(data.validation()), merged(data.test()));
  }

  private static List<Example> merged(List<Example> examples) {
    return examples.stream().map(e -> new Example(0, e.continuations())).toList();
  }

  private static List<Example> pairs(SplittableRandom random, int[] sizes) {
    List<Example> pairs = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        int[][] responses = {tokens(random, 1 + i % 3), tokens(random, 1 + i % 2)};
        responses[0][0] = g;
        responses[1][0] = TinyPolicy.TOKENS - 1 - random.nextInt(2);
        pairs.add(new Example(g, new Continuations(tokens(random, 2 + i % 4), responses)));
      }
    }
    return pairs;
  }

  private static int[] tokens(SplittableRandom random, int count) {
    return random.ints(count, 0, TinyPolicy.TOKENS).toArray();
  }

  static PreferenceObjective objective(PreferenceLoss loss, GroupWeighting weighting) {
    return new PreferenceObjective(loss, weighting, LogProbability.SUM);
  }

  /** Batches of 8 in 2 micro-batches, an evaluation every 16 pairs, clipping at 1. */
  static TrainingSettings settings(double learningRate, int epochs) {
    return settings(learningRate, epochs, new Plateau(0.1, 1000, 1e-3, 0.5, 1e-8));
  }

  static TrainingSettings settings(double learningRate, int epochs, Plateau plateau) {
    return new TrainingSettings(
        learningRate, 3, epochs, 16, new Batches(8, 2), AdamW.DEFAULT, 1, plateau);
  }
}
