package io.github.grposuite.experiments.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.training.Component;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.trial.LossTrial;
import io.github.grposuite.core.trial.WeightingTrial;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.estimate.Activations;
import io.github.grposuite.language.estimate.MemoryNeed;
import io.github.grposuite.language.model.Holding;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.pairs.EncodedPairs;
import io.github.grposuite.language.training.Checkpoints;
import io.github.grposuite.language.training.Evaluation;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.FileCheckpoints;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.Keep;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.PreferenceStage;
import io.github.grposuite.language.training.Reference;
import io.github.grposuite.language.training.StageOutcome;
import io.github.grposuite.language.training.StageProgress;
import io.github.grposuite.language.training.TrainSample;
import io.github.grposuite.language.training.TrainingSettings;
import io.github.grposuite.language.training.Update;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.TrainedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Training of an adapter. A run that was interrupted goes on from its last checkpoint.
 *
 * @param name the method's
 * @param sample which training pairs are measured
 * @param keep which checkpoint's policy is the run's
 * @param checkpoints how many of the last evaluations' states stay
 */
record LanguageTraining(
    String name,
    PreferenceObjective objective,
    TrainingSettings settings,
    TrainSample sample,
    Keep keep,
    int checkpoints)
    implements Training<Dataset.Text> {
  static LanguageTraining read(String name, Settings settings, Components known) {
    PreferenceObjective objective = PreferenceObjective.read(name, settings, known);
    return new LanguageTraining(
        name,
        objective,
        TrainingSettings.preference(objective, settings),
        TrainSample.read(settings),
        settings.addedChoice("keep", Keep.class, Keep.LAST),
        checkpoints(settings));
  }

  private static int checkpoints(Settings settings) {
    double most = settings.addedNumber("checkpoints", 0);
    Checks.atLeast("checkpoints", 0, (int) most);
    if (most != (int) most) {
      throw new IllegalArgumentException("checkpoints must be a whole number, but was " + most);
    }
    return (int) most;
  }

  @Override
  public void check(int groups) {
    int[] sizes = new int[groups];
    Arrays.fill(sizes, 1);
    objective.loss().check(groups);
    objective.weighting().start(sizes);
  }

  @Override
  public void check(Component component, int groups) {
    switch (component) {
      case LOSS -> LossTrial.check(objective.loss(), groups);
      case WEIGHTING -> WeightingTrial.check(objective.weighting(), groups);
      case SOLVER -> throw new IllegalArgumentException("a language model has no solver");
    }
  }

  @Override
  public ResponseLossByGroup loss() {
    return objective.loss();
  }

  @Override
  public boolean draws() {
    return true; // The adapter's start and the order of the pairs.
  }

  @Override
  public boolean isAdaptive() {
    return objective.isAdaptive();
  }

  @Override
  public boolean takesAllCores() {
    return true;
  }

  @Override
  public OptionalDouble seconds(DataPlan<Dataset.Text> data, long seed, long nanos) {
    return OptionalDouble.empty();
  }

  /** Memory by count, of the data's so many groups. */
  MemoryNeed memory(Holding holding, Activations activations, LoraLayout layout, int groups) {
    return MemoryNeed.of(
        holding,
        activations,
        layout,
        settings.optimiser(),
        objective.isAdaptive() ? groups : 0,
        objective.weighting().needsGradients());
  }

  @Override
  public TrainedPolicy train(Dataset.Text dataset, TrainingJob job, TrainingMemory memory) {
    check(dataset.groups().size());
    return memory.withModel(
        dataset.setup().model(),
        dataset.setup().placement(),
        model -> train(dataset, job, model, memory.cache()));
  }

  private TrainedPolicy train(
      Dataset.Text dataset, TrainingJob job, LoadedModel model, ContentCache cache) {
    LanguageSetup setup = dataset.setup();
    EncodedPairs tokens = setup.tokens(model.config()).of(dataset.pairs(), model.tokenizer());
    tokens.counts().notes().forEach(note -> job.notes().accept("seed " + job.seed() + ": " + note));
    LoraLayout layout = new LoraLayout(setup.lora(model.config()), model.config());
    ReferencePolicy start =
        new ReferencePolicy(cache, model, layout, tokens.data(), setup.partTokens());
    try (LanguagePolicy policy =
        model.policy(
            layout,
            setup.partTokens(),
            ReferencePolicy.items(tokens.data()),
            cache,
            part -> job.progress().accept(new Advance("layers below the adapter", part)))) {
      policy.setWeights(
          setup
              .start()
              .map(adapter -> adapter.weights(layout, model.config()))
              .orElseGet(() -> layout.initial(SplittableDraws.provider(job.seed(), "adapter"))));
      ReferencePolicy.FineTuned tuned =
          start.fineTuned(
              policy,
              setup.fineTuning(),
              job.seed(),
              () ->
                  hooks(
                      job,
                      StageFiles.FINE_TUNING,
                      (at, split, group, metric, value) -> {},
                      layout,
                      0));
      policy.setWeights(tuned.weights());
      Reference reference = start.logProbabilities(policy);
      Evaluation evaluation =
          new Evaluation(objective, tokens.data(), reference, sample, job.seed());
      evaluation.measureBase(start.base(policy, evaluation.items()), job.sink());
      StageOutcome outcome =
          new PreferenceStage(
                  objective,
                  settings,
                  sample,
                  keep,
                  dataset.examples() == Examples.BOTH,
                  job.seed())
              .run(
                  policy,
                  tokens.data(),
                  Optional.of(reference),
                  hooks(job, StageFiles.PREFERENCES, job.sink(), layout, checkpoints));
      Clipping.note(objective, settings, outcome.log().updates())
          .ifPresent(note -> job.notes().accept(name + ", seed " + job.seed() + ": " + note));
      Map<String, byte[]> files = new LinkedHashMap<>(StageFiles.of(tuned.log(), outcome.log()));
      files.putAll(adapter(job, layout, policy.weights()));
      if (dataset.examples() != Examples.NONE) {
        files.put(ExperimentLayout.EXAMPLES, examples(policy, tokens, reference));
      }
      if (dataset.examples() == Examples.BOTH) {
        policy.setWeights(outcome.best().orElseThrow().weights());
        files.put(ExperimentLayout.EXAMPLES_OWN_OBJECTIVE, examples(policy, tokens, reference));
      }
      return new TrainedPolicy(description(model, outcome), files, provenance(model, tokens));
    }
  }

  /** What the policy makes of each held-out pair. */
  private byte[] examples(LanguagePolicy policy, EncodedPairs tokens, Reference reference) {
    return HeldOutExamples.of(
        tokens.kept().get(Part.VALIDATION.ordinal()),
        tokens.kept().get(Part.TEST.ordinal()),
        List.of(
            judged(policy, tokens.data().validation(), reference.validation()),
            judged(policy, tokens.data().test(), reference.test())));
  }

  private List<HeldOutExamples.Judged> judged(
      LanguagePolicy policy, List<Example> examples, double[][] reference) {
    double[][] sums =
        policy.logProbabilities(examples.stream().map(Example::continuations).toList());
    return IntStream.range(0, examples.size())
        .mapToObj(
            i ->
                new HeldOutExamples.Judged(
                    objective.loss(examples.get(i), sums[i], reference[i]),
                    objective.margin(examples.get(i), sums[i], reference[i])))
        .toList();
  }

  private static Hooks hooks(
      TrainingJob job, String stage, MeasurementSink sink, LoraLayout layout, int most) {
    Path state = job.store().progress(job.id()).resolve(stage + ".state");
    Checkpoints kept =
        new KeptCheckpoints(
            new FileCheckpoints(state, job.id() + "/" + stage, 0),
            job.store().layout().checkpoints(job.id()),
            most,
            layout);
    Consumer<StageProgress> progress =
        done -> {
          Update update = done.update();
          job.deadline().accept(update.step());
          double part = (double) update.examples() / done.totalExamples();
          job.progress().accept(new Advance(stage, part, done.tokens()));
        };
    return new Hooks(sink, kept, progress);
  }

  private Map<String, Object> description(LoadedModel model, StageOutcome outcome) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("type", "language-model");
    policy.put("model", "sha256:" + model.hash());
    policy.put("adapter", "adapter");
    policy.put("alpha", outcome.alpha());
    policy.put("steps", outcome.steps());
    if (keep != Keep.LAST) {
      policy.put("kept_step", outcome.kept());
    }
    policy.put("ended", outcome.status().name().toLowerCase(Locale.ROOT));
    return policy;
  }

  private static Map<String, Object> provenance(LoadedModel model, EncodedPairs tokens) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("threads", model.threads());
    provenance.put("device", model.device());
    provenance.putAll(tokens.counts().provenance());
    return provenance;
  }

  /** The adapter as PEFT's two files, by way of the folder of the run's state. */
  private static Map<String, byte[]> adapter(TrainingJob job, LoraLayout layout, float[] weights) {
    Path folder = job.store().progress(job.id()).resolve("adapter");
    try {
      PeftFolder.write(folder, layout, weights, "");
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (String name : List.of(PeftFolder.CONFIG, PeftFolder.WEIGHTS)) {
        files.put("adapter/" + name, Files.readAllBytes(folder.resolve(name)));
      }
      return files;
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    }
  }
}
