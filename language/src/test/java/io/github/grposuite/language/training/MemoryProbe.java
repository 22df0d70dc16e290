package io.github.grposuite.language.training;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A process of its own that trains, and prints its memory: {@code steps FIXTURE} or {@code peak
 * FOLDER}.
 */
final class MemoryProbe {
  static final Path STATUS = Path.of("/proc/self/status");

  private MemoryProbe() {}

  public static void main(String[] arguments) {
    if (arguments[0].equals("steps")) {
      steps(arguments[1]);
    } else {
      peak(Path.of(arguments[1]));
    }
  }

  /** The resident set in MiB after every 15 updates of 150. */
  private static void steps(String fixture) {
    try (LoadedModel loaded = LoadedModel.fixture(fixture)) {
      LoraLayout layout = loaded.layout(0.1, List.of());
      TrainingData data = data(loaded, 8, 3, 10, 3);
      Hooks hooks =
          new Hooks(
              (step, split, group, metric, value) -> {},
              Checkpoints.NONE,
              progress -> {
                if (progress.update().step() % 15 == 0) {
                  print(progress.update().step(), "VmRSS:");
                }
              });
      try (LanguagePolicy policy = loaded.policy(layout, LoadedModel.random(layout, 1))) {
        stage(new Batches(4, 2), 75).run(policy, data, Optional.empty(), hooks);
      }
    }
  }

  /**
   * The most memory of steps of 8 pairs, five groups, the paper's adapter; a pair has 256 tokens to
   * encode.
   */
  private static void peak(Path folder) {
    try (LoadedModel loaded = LoadedModel.of(folder)) {
      LoraLayout layout = new LoraLayout(LoraSettings.paper(), loaded.checkpoint().config());
      TrainingData data = data(loaded, 8, 5, 250, 4);
      long start = System.nanoTime();
      Hooks hooks =
          new Hooks(
              (step, split, group, metric, value) -> {},
              Checkpoints.NONE,
              progress -> {
                print(progress.update().step(), "VmHWM:");
                System.out.printf("seconds %.1f%n", (System.nanoTime() - start) / 1e9);
              });
      float[] weights = LoadedModel.random(layout, 1);
      try (LanguagePolicy policy = loaded.policy(layout, weights, 768)) {
        stage(new Batches(8, 1), 2).run(policy, data, Optional.empty(), hooks);
      }
    }
  }

  private static PreferenceStage stage(Batches batches, int epochs) {
    PreferenceObjective objective =
        Toy.objective(new Ipo(0.1), new ExponentiatedGradient(1e-6, 1, 0));
    TrainingSettings settings =
        new TrainingSettings(
            1e-4, 0, epochs, 1_000_000, batches, AdamW.DEFAULT, 10, new Plateau(0.1, 9, 0, 1, 0));
    return new PreferenceStage(objective, settings, new TrainSample.None(), 1);
  }

  private static TrainingData data(
      LoadedModel loaded, int train, int groups, int prompt, int response) {
    SplittableRandom random = new SplittableRandom(1);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < train; i++) {
      Continuations item = loaded.item(random, prompt, response, response);
      examples.add(new Example(i % groups, item));
    }
    List<String> names = IntStream.range(0, groups).mapToObj(Integer::toString).toList();
    List<Example> others = examples.subList(0, groups);
    return new TrainingData(names, examples, others, others);
  }

  private static void print(int step, String field) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(field)) {
          long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
          System.out.println("step " + step + " MiB " + kibibytes / 1024);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
