package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The memory of a GR-IPO step on a model of Gemma-2B's shape with random weights in BF16: 8 pairs
 * of the survey's lengths, five groups, the paper's adapter on all layers, in a process that is
 * started as {@code ./grpo run} starts.
 */
public final class StepMemory {
  private static final String USAGE =
      "StepMemory [--folder DIR] [--threads N] [--write FILE]: DIR needs 5 GB, and keeps them";

  private static final String PART = "generated: memory";

  private StepMemory() {}

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Arguments given = Arguments.parse(USAGE, 0, arguments, "folder", "threads");
    given.publish(PART, report(given.path("folder").orElse(null), given.number("threads", 2)));
  }

  private static String report(Path folder, int threads) throws IOException, InterruptedException {
    try (Programs programs = new Programs(Path.of(""), threads)) {
      Path model = folder == null ? programs.folder().resolve("gemma") : folder;
      if (!Files.exists(model.resolve("model.safetensors"))) {
        GemmaShaped.write(model);
      }
      Path lengths =
          Files.writeString(programs.folder().resolve("lengths.json"), LanguageSideBySide.PAIRS);
      JsonNode answer =
          programs.here(
              LanguageSteps.class,
              List.of(
                  "preference-step",
                  "--model",
                  model.toString(),
                  "--lengths",
                  lengths.toString(),
                  "--batch",
                  "8",
                  "--warmup",
                  "0",
                  "--repeats",
                  "1"));
      return String.format(
          Locale.ROOT,
          "Processor: %s. %d threads. Weights as stored: %.1f GB. Peak of the process, with the"
              + " reference's log-probabilities, a step, and an evaluation: %.1f GB resident.%n",
          Peer.processor(),
          threads,
          Files.size(model.resolve("model.safetensors")) / 1e9,
          answer.path("peakMegabytes").asDouble() * (1 << 20) / 1e9);
    }
  }
}
