package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.datasets.opinions.Partition.Part;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.LanguageSetup;
import io.github.grposuite.experiments.plan.Recipe;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.opinions.OpinionTokens;
import io.github.grposuite.language.training.Checkpoints;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.FileCheckpoints;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.Outcome;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.PreferenceStage;
import io.github.grposuite.language.training.Progress;
import io.github.grposuite.language.training.Reference;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.TrainedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains language models, one at a time: the engine uses all cores for one, and records gradients
 * for one computation only. A cell that was interrupted goes on from its last checkpoint.
 */
final class LanguageTraining implements AutoCloseable {
  private static final String FINE_TUNING = "fine-tuning";
  private static final String PREFERENCES = "preferences";

  private final RunStore store;
  private final EngineListener listener;
  private final ContentCache cache = ContentCache.standard();
  private Optional<LoadedModel> loaded = Optional.empty();

  LanguageTraining(RunStore store, EngineListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Trains a cell's adapter. */
  synchronized TrainedPolicy train(
      Cell cell,
      Workload.LanguageModel work,
      Recipe.LanguageModel recipe,
      MeasurementSink sink,
      Deadline deadline) {
    LanguageSetup setup = work.setup();
    LoadedModel model = model(setup.model());
    OpinionTokens format = setup.tokens(model.config());
    OpinionTokens.Result tokens = format.of(work.pairs(), model.tokenizer());
    if (tokens.anyDropped()) {
      String what = format.describe(work.pairs().groups(), tokens.dropped());
      listener.noted("seed " + cell.seed() + ": pairs left out as " + what);
    }
    LoraLayout layout = new LoraLayout(setup.lora(model.config()), model.config());
    ReferencePolicy start =
        new ReferencePolicy(cache, model, layout, tokens.data(), setup.partTokens());
    try (LanguagePolicy policy =
        model.policy(
            layout,
            setup.partTokens(),
            ReferencePolicy.items(tokens.data()),
            cache,
            part -> listener.progressed(cell, "layers below the adapter", part))) {
      policy.setWeights(layout.initial(SplittableDraws.provider(cell.seed(), "adapter")));
      policy.setWeights(
          start.fineTuned(
              policy,
              setup.fineTuning(),
              cell.seed(),
              () -> hooks(cell, FINE_TUNING, (step, split, group, metric, value) -> {}, deadline)));
      Reference reference = start.logProbabilities(policy);
      Outcome outcome =
          new PreferenceStage(recipe.objective(), recipe.training(), recipe.sample(), cell.seed())
              .run(
                  policy,
                  tokens.data(),
                  Optional.of(reference),
                  hooks(cell, PREFERENCES, sink, deadline));
      Map<String, byte[]> examples =
          work.examples() ? examples(recipe, policy, tokens, reference) : Map.of();
      return describe(work, model, layout, policy.weights(), outcome, tokens, examples);
    }
  }

  /** What the policy makes of each held-out pair. */
  private static Map<String, byte[]> examples(
      Recipe.LanguageModel recipe,
      LanguagePolicy policy,
      OpinionTokens.Result tokens,
      Reference reference) {
    PreferenceObjective objective = recipe.objective();
    return HeldOutExamples.of(
        tokens.kept().get(Part.VALIDATION.ordinal()),
        tokens.kept().get(Part.TEST.ordinal()),
        List.of(
            margins(objective, policy, tokens.data().validation(), reference.validation()),
            margins(objective, policy, tokens.data().test(), reference.test())),
        objective.loss());
  }

  private static double[] margins(
      PreferenceObjective objective,
      LanguagePolicy policy,
      List<Example> examples,
      double[][] reference) {
    double[][] sums =
        policy.logProbabilities(examples.stream().map(Example::continuations).toList());
    return IntStream.range(0, examples.size())
        .mapToDouble(i -> objective.margin(examples.get(i), sums[i], reference[i]))
        .toArray();
  }

  private LoadedModel model(Path folder) {
    if (loaded.isPresent() && !loaded.get().folder().equals(folder)) {
      close();
    }
    if (loaded.isEmpty()) {
      loaded = Optional.of(LoadedModel.open(folder));
    }
    return loaded.get();
  }

  private Hooks hooks(Cell cell, String stage, MeasurementSink sink, Deadline deadline) {
    Path state = store.progress(cell.id()).resolve(stage + ".state");
    Checkpoints checkpoints = new FileCheckpoints(state, cell.id() + "/" + stage, 0);
    Consumer<Progress> progress =
        done -> {
          deadline.check(OptionalInt.of(done.step()));
          listener.progressed(cell, stage, (double) done.examples() / done.totalExamples());
        };
    return new Hooks(sink, checkpoints, progress);
  }

  private static TrainedPolicy describe(
      Workload.LanguageModel work,
      LoadedModel model,
      LoraLayout layout,
      float[] weights,
      Outcome outcome,
      OpinionTokens.Result tokens,
      Map<String, byte[]> examples) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("type", "language-model");
    policy.put("model", "sha256:" + model.hash());
    policy.put("adapter", "adapter");
    policy.put("alpha", outcome.alpha());
    policy.put("steps", outcome.steps());
    policy.put("ended", outcome.status().name().toLowerCase(Locale.ROOT));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("threads", model.threads());
    if (tokens.anyDropped()) {
      Map<String, Object> dropped = new LinkedHashMap<>();
      for (int g = 0; g < tokens.dropped().length; g++) {
        dropped.put(work.pairs().groups().get(g), tokens.dropped()[g]);
      }
      provenance.put("pairs_too_long", dropped);
    }
    Map<String, byte[]> files = new LinkedHashMap<>(examples);
    files.putAll(adapter(layout, weights));
    return new TrainedPolicy(policy, files, provenance);
  }

  /** The adapter as PEFT's two files. */
  private static Map<String, byte[]> adapter(LoraLayout layout, float[] weights) {
    try {
      Path folder = Files.createTempDirectory("grpo-adapter");
      try {
        PeftFolder.write(folder, layout, weights, "");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of(PeftFolder.CONFIG, PeftFolder.WEIGHTS)) {
          files.put("adapter/" + name, Files.readAllBytes(folder.resolve(name)));
          Files.delete(folder.resolve(name));
        }
        return files;
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the adapter cannot be written: " + e, e);
    }
  }

  @Override
  public synchronized void close() {
    loaded.ifPresent(LoadedModel::close);
    loaded = Optional.empty();
  }
}
