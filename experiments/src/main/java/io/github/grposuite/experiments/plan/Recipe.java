package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.evaluation.FinalMeasure;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.TrainSample;
import io.github.grposuite.language.training.TrainingSettings;
import java.util.Arrays;

/** How a method trains each kind of policy. */
public sealed interface Recipe {
  /** Fails if the method does not fit data with that number of groups. */
  void check(int groups);

  /** Whether the group weights follow the losses. */
  boolean isAdaptive();

  /** Reads the hyperparameters of a method. */
  static Recipe read(PolicyKind policy, String name, Settings settings) {
    return switch (policy) {
      case LOG_LINEAR -> LogLinear.read(name, settings);
      case LANGUAGE_MODEL -> LanguageModel.read(name, settings);
    };
  }

  /**
   * Training of θ.
   *
   * @param evaluateEvery steps between checkpoints
   * @param measure what is measured beside, after the last step
   */
  record LogLinear(Method method, int evaluateEvery, FinalMeasure measure) implements Recipe {
    private static final int EVALUATE_EVERY = 100;

    static LogLinear read(String name, Settings settings) {
      Method method = Method.read(name, settings);
      int every = settings.integer("evaluate_every", EVALUATE_EVERY);
      FinalMeasure measure = settings.addedChoice("measure", FinalMeasure.class, FinalMeasure.NONE);
      measure.check(method);
      return new LogLinear(method, Checks.atLeast("evaluate_every", 1, every), measure);
    }

    @Override
    public void check(int groups) {
      method.check(groups);
    }

    @Override
    public boolean isAdaptive() {
      return method.weighting().isAdaptive();
    }
  }

  /**
   * Training of an adapter.
   *
   * @param sample which training pairs are measured
   */
  record LanguageModel(PreferenceObjective objective, TrainingSettings training, TrainSample sample)
      implements Recipe {
    static LanguageModel read(String name, Settings settings) {
      PreferenceObjective objective = PreferenceObjective.read(name, settings);
      return new LanguageModel(
          objective, TrainingSettings.preference(objective, settings), TrainSample.read(settings));
    }

    @Override
    public void check(int groups) {
      int[] sizes = new int[groups];
      Arrays.fill(sizes, 1);
      objective.weighting().start(sizes);
    }

    @Override
    public boolean isAdaptive() {
      return objective.isAdaptive();
    }
  }
}
