package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A language model's training steps here and in PyTorch, as Markdown. Both programs run in
 * processes of their own with the same number of threads, each started as its users start it, and
 * take turns; a ratio is taken within a round.
 */
public final class LanguageSideBySide {
  private static final String USAGE =
      "usage: LanguageSideBySide MODEL_DIR [--rounds K] [--threads N] [--write FILE]";
  private static final String PART = "generated: language";

  /** Prompts and responses, in tokens, of 8 pairs of the real survey. */
  static final String PAIRS =
      "[[88,1,1],[104,1,1],[54,1,1],[92,1,1],[76,1,1],[136,1,1],[68,1,1],[101,1,1]]";

  /** What is timed, with its options and what a unit of work is. */
  private record Step(String title, String mode, List<String> options, String unit) {}

  private record Measured(double perSecond, long peakMegabytes) {}

  private final Path model;
  private final int rounds;
  private final int threads;

  private LanguageSideBySide(Path model, int rounds, int threads) {
    this.model = model;
    this.rounds = rounds;
    this.threads = threads;
  }

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Arguments given = Arguments.parse(USAGE, 1, arguments, "rounds", "threads");
    given.publish(
        PART,
        new LanguageSideBySide(
                Path.of(given.named()), given.number("rounds", 3), given.number("threads", 2))
            .report());
  }

  private String report() throws IOException, InterruptedException {
    try (Programs programs = new Programs(Path.of(""), threads)) {
      Path lengths = Files.writeString(programs.folder().resolve("lengths.json"), PAIRS);
      List<Step> steps =
          List.of(
              new Step(
                  "forward and backward, 4 × 96 tokens, scores of all positions",
                  "forward-backward",
                  List.of("--batch", "4", "--tokens", "96"),
                  "tokens"),
              new Step(
                  "preference step, 8 pairs of the survey's lengths",
                  "preference-step",
                  List.of("--lengths", lengths.toString(), "--batch", "8"),
                  "pairs"));
      BenchmarkTable table =
          new BenchmarkTable(
              List.of("step", "here", "PyTorch", "here / PyTorch", "peak here", "peak PyTorch"));
      String torch = "";
      for (Step step : steps) {
        Measured[] here = new Measured[rounds];
        Measured[] there = new Measured[rounds];
        for (int round = 0; round < rounds; round++) {
          here[round] = measured(programs.here(LanguageSteps.class, arguments(step)));
          JsonNode answer = programs.peer("pytorch_step.py", arguments(step));
          there[round] = measured(answer);
          torch =
              "torch " + answer.path("torch").asText() + ", " + answer.path("attention").asText();
        }
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, r -> here[r].perSecond() / there[r].perSecond());
        table.row(
            List.of(
                step.title(),
                best(here) + " " + step.unit() + "/s",
                best(there) + " " + step.unit() + "/s",
                String.format(
                    Locale.ROOT,
                    "%.2f (%.2f to %.2f)",
                    BenchmarkTable.median(ratios),
                    Arrays.stream(ratios).min().orElseThrow(),
                    Arrays.stream(ratios).max().orElseThrow()),
                peak(here),
                peak(there)));
      }
      return "Processor: "
          + Peer.processor()
          + ". "
          + threads
          + " threads, "
          + torch
          + " attention, transformers and peft. Rounds: "
          + rounds
          + ".\n\n"
          + table
          + "\n"
          + "Rates: the best round. Ratios: the median over rounds, with the least and the largest."
          + " Peak: resident memory of the whole process.\n";
    }
  }

  private static String best(Measured[] rounds) {
    return BenchmarkTable.number(
        Arrays.stream(rounds).mapToDouble(Measured::perSecond).max().orElseThrow());
  }

  private static String peak(Measured[] rounds) {
    long most = Arrays.stream(rounds).mapToLong(Measured::peakMegabytes).max().orElseThrow();
    return String.format(Locale.ROOT, "%.1f GB", most / 1024.0);
  }

  private static Measured measured(JsonNode answer) {
    JsonNode rate = answer.path("perSecond");
    if (rate.isMissingNode()) {
      rate = answer.path("tokensPerSecond");
    }
    if (rate.isMissingNode()) {
      rate = answer.path("pairsPerSecond");
    }
    return new Measured(rate.asDouble(), answer.path("peakMegabytes").asLong());
  }

  private List<String> arguments(Step step) {
    List<String> arguments = new ArrayList<>(List.of(step.mode(), "--model", model.toString()));
    arguments.addAll(step.options());
    return arguments;
  }
}
