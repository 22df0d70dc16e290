package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.policy.MeasurementSink;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.LanguageSetup;
import io.github.grposuite.experiments.plan.Recipe;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.experiments.store.RunStore;
import io.github.grposuite.experiments.store.TrainedPolicy;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.cache.TokenHash;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.opinions.OpinionTokens;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.Checkpoints;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.FileCheckpoints;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.Outcome;
import io.github.grposuite.language.training.PreferenceStage;
import io.github.grposuite.language.training.Progress;
import io.github.grposuite.language.training.SftStage;
import io.github.grposuite.language.training.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains language models, one at a time: the engine uses all cores for one, and records gradients
 * for one computation only. The fine-tuned adapter of a seed is shared by its methods; a cell that
 * was interrupted goes on from its last checkpoint.
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
      Cell cell, Workload.LanguageModel work, Recipe.LanguageModel recipe, MeasurementSink sink) {
    LanguageSetup setup = work.setup();
    LoadedModel model = model(setup.model());
    OpinionTokens.Result tokens = setup.tokens(model.config()).of(work.pairs(), model.tokenizer());
    LoraLayout layout = new LoraLayout(setup.lora(model.config()), model.config());
    Path progress = store.progress(cell.id());
    List<Continuations> items = items(tokens.data());
    try (LanguagePolicy policy =
        model.policy(layout, setup.partTokens(), items, cache, heard(cell, "trunk"))) {
      policy.setWeights(layout.initial(SplittableDraws.provider(cell.seed(), "adapter")));
      if (setup.fineTuning().isPresent()) {
        policy.setWeights(fineTune(cell, setup, model, tokens.data(), policy, layout, progress));
      }
      PreferenceStage stage =
          new PreferenceStage(recipe.objective(), recipe.training(), recipe.sample(), cell.seed());
      Checkpoints checkpoints =
          new FileCheckpoints(
              progress.resolve(PREFERENCES + ".state"), cell.id() + "/" + PREFERENCES, 0);
      Outcome outcome =
          stage.run(
              policy,
              tokens.data(),
              Optional.empty(),
              new Hooks(sink, checkpoints, trained(cell, cell.method().name())));
      return describe(work, model, layout, policy.weights(), outcome, tokens);
    }
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

  private static List<Continuations> items(TrainingData data) {
    return Stream.of(data.train(), data.validation(), data.test())
        .flatMap(List::stream)
        .map(Example::continuations)
        .toList();
  }

  /** The adapter after fine-tuning: the reference policy of every method of the seed. */
  private float[] fineTune(
      Cell cell,
      LanguageSetup setup,
      LoadedModel model,
      TrainingData data,
      LanguagePolicy policy,
      LoraLayout layout,
      Path progress) {
    List<Continuations> chosen = new ArrayList<>(items(data));
    String inputs =
        String.join(
            "\n",
            "1",
            model.hash(),
            TokenHash.of(chosen),
            data.train().size() + " " + data.validation().size(),
            data.train().stream().map(Example::group).toList().toString(),
            layout.settings().toString(),
            setup.fineTuning().orElseThrow().toString(),
            Long.toString(cell.seed()),
            Integer.toString(setup.partTokens()));
    Path file =
        cache.file(
            "sft",
            inputs,
            (long) layout.size() * Float.BYTES,
            out -> {
              Checkpoints checkpoints =
                  new FileCheckpoints(
                      progress.resolve(FINE_TUNING + ".state"), cell.id() + "/" + FINE_TUNING, 0);
              new SftStage(setup.fineTuning().orElseThrow(), cell.seed())
                  .run(
                      policy,
                      data,
                      new Hooks(
                          (step, split, group, metric, value) -> {},
                          checkpoints,
                          trained(cell, FINE_TUNING)));
              for (float weight : policy.weights()) {
                out.writeFloat(weight);
              }
            });
    float[] weights = new float[layout.size()];
    try {
      java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer().get(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read (" + e + "); delete it", e);
    }
    return weights;
  }

  private Consumer<Progress> trained(Cell cell, String stage) {
    return progress ->
        listener.progressed(cell, stage, (double) progress.examples() / progress.totalExamples());
  }

  private java.util.function.DoubleConsumer heard(Cell cell, String stage) {
    return part -> listener.progressed(cell, stage, part);
  }

  private static TrainedPolicy describe(
      Workload.LanguageModel work,
      LoadedModel model,
      LoraLayout layout,
      float[] weights,
      Outcome outcome,
      OpinionTokens.Result tokens) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("type", "language-model");
    policy.put("model", "sha256:" + model.hash());
    policy.put("adapter", "adapter");
    policy.put("alpha", outcome.alpha());
    policy.put("steps", outcome.steps());
    policy.put("ended", outcome.status().name().toLowerCase(java.util.Locale.ROOT));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("threads", model.threads());
    Map<String, Object> dropped = new LinkedHashMap<>();
    for (int g = 0; g < tokens.dropped().length; g++) {
      dropped.put(work.pairs().groups().get(g), tokens.dropped()[g]);
    }
    if (Arrays.stream(tokens.dropped()).anyMatch(count -> count > 0)) {
      provenance.put("pairs_too_long", dropped);
    }
    return new TrainedPolicy(policy, adapter(layout, weights), provenance);
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
