package io.github.grposuite.experiments.plan;

import io.github.grposuite.datasets.opinions.HashedPairFeatures;
import io.github.grposuite.datasets.opinions.OpinionPairs;
import io.github.grposuite.datasets.opinions.OpinionTask;
import io.github.grposuite.datasets.opinions.PairFeatures;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.datasets.text.HashedFeatures;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.opinions.HiddenStateFeatures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Preference pairs of a survey, for either kind of policy. */
final class OpinionSource {
  private static final int FEATURES = 1024;

  private OpinionSource() {}

  /** What φ is made of. */
  private enum Representation {
    HASHED,
    HIDDEN_STATES
  }

  /** Whether a run records what becomes of each held-out pair. */
  private enum Examples {
    NONE,
    RECORDED
  }

  private static boolean recordsExamples(TreeSettings settings) {
    return settings.addedChoice("examples", Examples.class, Examples.NONE) == Examples.RECORDED;
  }

  /** Reads the block without opening any file, so that a report needs none. */
  static DataPlan read(TreeSettings settings) {
    PolicyKind policy = settings.choice("policy", PolicyKind.class, PolicyKind.LOG_LINEAR);
    OpinionTask task = OpinionTask.read(settings);
    SurveyFile survey = SurveyFile.read(settings, task.split());
    return switch (policy) {
      case LOG_LINEAR -> logLinear(settings, survey, task);
      case LANGUAGE_MODEL -> languageModel(settings, survey, task);
    };
  }

  private static DataPlan logLinear(TreeSettings settings, SurveyFile survey, OpinionTask task) {
    boolean examples = recordsExamples(settings);
    double[] start = OpinionTask.checkStart(settings.numbers("start", new double[] {0, 0}));
    Representation representation =
        settings.choice("representation", Representation.class, Representation.HASHED);
    return switch (representation) {
      case HASHED -> {
        PairFeatures features =
            new HashedPairFeatures(
                new HashedFeatures(
                    settings.integer("features", FEATURES), settings.number("group_scale", 1)));
        yield plan(
            settings,
            PolicyKind.LOG_LINEAR,
            survey,
            Optional.empty(),
            (seed, progress) -> logLinear(task, survey, features, start, seed, examples));
      }
      case HIDDEN_STATES -> {
        ModelFolder model = ModelFolder.read(settings);
        PromptFormat prompt = LanguageSetup.prompt(settings);
        Once<PairFeatures> features =
            new Once<>(
                progress ->
                    HiddenStateFeatures.of(
                        survey.survey(), prompt, model.path(), ContentCache.standard(), progress));
        yield plan(
            settings,
            PolicyKind.LOG_LINEAR,
            survey,
            Optional.of(model),
            (seed, progress) ->
                logLinear(task, survey, features.get(progress), start, seed, examples));
      }
    };
  }

  private static Workload logLinear(
      OpinionTask task,
      SurveyFile survey,
      PairFeatures features,
      double[] start,
      long seed,
      boolean examples) {
    return new Workload.LogLinear(
        task.generate(survey.survey(), features, start, seed),
        examples
            ? Optional.of(OpinionPairs.of(survey.survey(), task.split(), task.pairs(), seed))
            : Optional.empty());
  }

  private static DataPlan languageModel(
      TreeSettings settings, SurveyFile survey, OpinionTask task) {
    boolean examples = recordsExamples(settings);
    ModelFolder model = ModelFolder.read(settings);
    LanguageSetup setup = LanguageSetup.read(model.path(), settings);
    return plan(
        settings,
        PolicyKind.LANGUAGE_MODEL,
        survey,
        Optional.of(model),
        (seed, progress) ->
            new Workload.LanguageModel(
                OpinionPairs.of(survey.survey(), task.split(), task.pairs(), seed),
                setup,
                examples));
  }

  private static DataPlan plan(
      TreeSettings settings,
      PolicyKind policy,
      SurveyFile survey,
      Optional<ModelFolder> model,
      DataPlan.Loader load) {
    Supplier<Map<String, Object>> identity =
        () -> {
          Map<String, Object> content = new LinkedHashMap<>(settings.resolved());
          content.put(SurveyFile.FILE, "sha256:" + survey.hash());
          model.ifPresent(folder -> content.put(ModelFolder.MODEL, "sha256:" + folder.hash()));
          return content;
        };
    return new DataPlan(settings.resolved(), identity, policy, survey.groups(), load);
  }

  /** A value that is computed when it is first asked for. */
  private static final class Once<T> {
    private final Function<DoubleConsumer, T> computation;
    private T value;

    Once(Function<DoubleConsumer, T> computation) {
      this.computation = computation;
    }

    synchronized T get(DoubleConsumer progress) {
      if (value == null) {
        value = computation.apply(progress);
      }
      return value;
    }
  }
}
