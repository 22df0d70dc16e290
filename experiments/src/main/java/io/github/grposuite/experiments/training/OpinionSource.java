package io.github.grposuite.experiments.training;

import io.github.grposuite.datasets.StartRange;
import io.github.grposuite.datasets.opinions.HashedOpinionFeatures;
import io.github.grposuite.datasets.opinions.OpinionFeatures;
import io.github.grposuite.datasets.opinions.OpinionPairs;
import io.github.grposuite.datasets.opinions.OpinionTask;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.datasets.text.HashedFeatures;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.pairs.HiddenStateFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Preference pairs of a survey, for either kind of policy; no file is opened before it is needed.
 *
 * @param examples whether a run records what becomes of each held-out pair
 */
record OpinionSource(
    TreeSettings settings, OpinionTask task, SurveyFile survey, Examples examples) {
  static final int FEATURES = 1024;

  /** What φ is made of. */
  private enum Representation {
    HASHED,
    HIDDEN_STATES
  }

  private static OpinionSource read(TreeSettings settings) {
    OpinionTask task = OpinionTask.read(settings);
    return new OpinionSource(
        settings, task, SurveyFile.read(settings, task.split()), Examples.read(settings));
  }

  /** For a log-linear policy. */
  static DataPlan<Dataset.LogLinear> logLinear(TreeSettings settings) {
    OpinionSource source = read(settings);
    StartRange start = start(settings);
    Representation representation =
        settings.choice("representation", Representation.class, Representation.HASHED);
    return switch (representation) {
      case HASHED -> {
        OpinionFeatures features =
            new HashedOpinionFeatures(
                new HashedFeatures(
                    settings.integer("features", FEATURES), settings.number("group_scale", 1)));
        yield source.plan(
            PolicyKind.LOG_LINEAR,
            Optional.empty(),
            (seed, progress) -> source.dataset(features, start, seed));
      }
      case HIDDEN_STATES -> {
        ModelFolder model = ModelFolder.read(settings);
        PromptFormat prompt = LanguageSetup.prompt(settings);
        Placement placement = Placement.readWithoutTraining(settings);
        Kept<OpinionFeatures> features =
            new Kept<>(
                progress ->
                    HiddenStateFeatures.of(
                        source.survey.survey(),
                        prompt,
                        model.path(),
                        placement,
                        ContentCache.standard(),
                        progress));
        yield source.plan(
            PolicyKind.LOG_LINEAR,
            Optional.of(NamedModel.frozen(model)),
            (seed, progress) -> source.dataset(features.get(progress), start, seed));
      }
    };
  }

  private Dataset.LogLinear dataset(OpinionFeatures features, StartRange start, long seed) {
    return new Dataset.LogLinear(
        task.generate(survey.survey(), features, start, seed),
        examples,
        () -> pairs(seed).texts(PromptFormat.CODE));
  }

  /** Where θ₀ is drawn from. */
  static StartRange start(TreeSettings settings) {
    return StartRange.of(settings.numbers("start", new double[] {0, 0}));
  }

  private OpinionPairs pairs(long seed) {
    return OpinionPairs.of(survey.survey(), task.split(), task.pairs(), seed);
  }

  /** For a language model. */
  static DataPlan<Dataset.Text> text(TreeSettings settings) {
    OpinionSource source = read(settings);
    ModelFolder model = ModelFolder.read(settings);
    LanguageSetup setup = LanguageSetup.read(model.path(), settings);
    return source.plan(
        PolicyKind.LANGUAGE_MODEL,
        Optional.of(NamedModel.trained(model, setup)),
        (seed, progress) -> {
          OpinionPairs pairs = source.pairs(seed);
          // Of the pairs; how they are worded is among the settings.
          String hash = Dataset.Text.hash(pairs.texts(PromptFormat.CODE));
          return new Dataset.Text(pairs.texts(setup.prompt()), setup, source.examples, hash);
        });
  }

  private <D extends Dataset> DataPlan<D> plan(
      PolicyKind<D> policy, Optional<NamedModel> model, DataPlan.Loader<D> loader) {
    Supplier<Map<String, Object>> identity =
        () -> {
          Map<String, Object> content = new LinkedHashMap<>(settings.resolved());
          content.put(SurveyFile.FILE, "sha256:" + survey.hash());
          model.ifPresent(named -> named.identify(content));
          return content;
        };
    return new DataPlan<>(
        policy,
        settings.resolved(),
        identity,
        GroupCount.of(survey.groups()),
        true,
        () -> model.map(NamedModel::notes).orElse(List.of()),
        loader);
  }
}
