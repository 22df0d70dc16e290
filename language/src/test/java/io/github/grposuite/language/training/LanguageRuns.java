package io.github.grposuite.language.training;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Short runs of fine-tuning and GR-IPO on a fixture. */
final class LanguageRuns {
  /** An epoch of 13 pairs is 4 updates, the last one of a single pair; the step sizes shrink. */
  static final TrainingSettings SETTINGS =
      new TrainingSettings(
          1e-2, 2, 2, 8, new Batches(4, 2), AdamW.DEFAULT, 1, new Plateau(0.5, 0, 0.2, 0.5, 0));

  /** A stage of training. */
  interface Stage {
    StageOutcome run(TrainablePolicy policy, TrainingData data, Hooks hooks);
  }

  private LanguageRuns() {}

  static Stage sft(long seed) {
    return new SftStage(SETTINGS, seed)::run;
  }

  static Stage robust(long seed) {
    PreferenceObjective objective =
        Toy.objective(new Ipo(0.1), new ExponentiatedGradient(0.005, 1, 0));
    PreferenceStage stage =
        new PreferenceStage(objective, SETTINGS, new TrainSample.Subset(2), seed);
    return (policy, data, hooks) -> stage.run(policy, data, Optional.empty(), hooks);
  }

  /**
   * The state after the next update.
   *
   * @param policy closed at the end
   * @param from the state to go on from; without it, from the policy's weights
   */
  static TrainingState next(
      Stage stage, LanguagePolicy policy, TrainingData data, Optional<TrainingState> from) {
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(1);
    from.ifPresent(checkpoints::save);
    Hooks hooks =
        new Hooks(
            new Recorder(),
            checkpoints,
            progress -> {
              throw new TinyPolicy.Interruption();
            });
    try (policy) {
      stage.run(policy, data, hooks);
      throw new AssertionError("no update was made");
    } catch (TinyPolicy.Interruption made) {
      return checkpoints.load().orElseThrow();
    }
  }

  /** A state with other weights. */
  static TrainingState at(TrainingState s, float[] weights) {
    return new TrainingState(
        s.status(),
        s.step(),
        s.epoch(),
        s.next(),
        weights,
        s.mean(),
        s.square(),
        s.rate(),
        s.weighting(),
        s.reference(),
        s.best(),
        s.log());
  }

  /** 13 training pairs in three groups, one validation and one test pair each. */
  static TrainingData data(LoadedModel loaded) {
    SplittableRandom random = new SplittableRandom(41);
    return new TrainingData(
        Toy.GROUPS,
        pairs(loaded, random, 7, 4, 2),
        pairs(loaded, random, 1, 1, 1),
        pairs(loaded, random, 1, 1, 1));
  }

  private static List<Example> pairs(LoadedModel loaded, SplittableRandom random, int... sizes) {
    List<Example> pairs = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        Continuations item = loaded.item(random, 6 + i, 1 + i % 3, 1 + i % 2);
        pairs.add(new Example(g, item));
      }
    }
    return pairs;
  }
}
