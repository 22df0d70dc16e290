package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Preference training of a chat model here and by TRL with cached log-probabilities of the
 * reference, as Markdown: the same pairs in the same order from the same adapter. The programs take
 * turns. It fails if the losses of a step differ by more than {@value #TOLERANCE} of TRL's.
 */
public final class TrlSideBySide {
  private static final String USAGE =
      "usage: TrlSideBySide MODEL_DIR [--rounds K] [--threads N] [--steps S] [--loss sigmoid|ipo]"
          + " [--write FILE]";
  private static final String PART = "generated: trl";
  private static final double TOLERANCE = 1e-3;

  private final Path model;
  private int rounds = 3;
  private int threads = 2;
  private int steps = 20;
  private TrlRun.Loss loss = TrlRun.Loss.SIGMOID;
  private Path write;

  private TrlSideBySide(Path model) {
    this.model = model;
  }

  /** A round: what each program printed. */
  private record Round(JsonNode here, JsonNode there) {
    /** Of the losses of a step, |here − there| / there; the largest. */
    double difference() {
      JsonNode own = here.path("losses");
      JsonNode other = there.path("losses");
      if (own.size() != other.size()) {
        throw new IllegalStateException(
            "TRL must have taken " + own.size() + " steps, but took " + other.size());
      }
      return IntStream.range(0, own.size())
          .mapToDouble(i -> Math.abs(own.get(i).asDouble() / other.get(i).asDouble() - 1))
          .max()
          .orElseThrow();
    }

    double ratio() {
      return rate(here) / rate(there);
    }

    private static double rate(JsonNode answer) {
      return answer.path("pairsPerSecond").asDouble();
    }
  }

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length % 2 == 0) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    TrlSideBySide comparison = new TrlSideBySide(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i += 2) {
      comparison.set(arguments[i], arguments[i + 1]);
    }
    String report = comparison.report();
    if (comparison.write == null) {
      System.out.print(report);
    } else {
      SideBySide.replace(comparison.write, PART, report);
    }
  }

  private void set(String option, String value) {
    switch (option) {
      case "--rounds" -> rounds = Integer.parseInt(value);
      case "--threads" -> threads = Integer.parseInt(value);
      case "--steps" -> steps = Integer.parseInt(value);
      case "--loss" -> loss = TrlRun.Loss.valueOf(value.toUpperCase(Locale.ROOT));
      case "--write" -> write = Path.of(value);
      default -> throw new IllegalArgumentException("unknown: " + option + "\n" + USAGE);
    }
  }

  /**
   * Free text in micro-batches so small that TRL can keep its activations, and as TRL does when it
   * is told nothing; the survey in micro-batches of 8, as its authors' scripts take them.
   */
  private List<TrlRun> runs() {
    return List.of(
        new TrlRun(PairKind.CONVERSATIONS, loss, steps, 10, 5, false),
        new TrlRun(PairKind.CONVERSATIONS, loss, steps, 10, 5, true),
        new TrlRun(PairKind.SURVEY, loss, steps, 8, 1, false));
  }

  private String report() throws IOException, InterruptedException {
    BenchmarkTable table =
        new BenchmarkTable(
            List.of(
                "pairs",
                "longest, tokens",
                "s a step: here",
                "TRL",
                "pairs/s: here",
                "TRL",
                "here / TRL",
                "tokens a step: here",
                "TRL",
                "peak here",
                "peak TRL",
                "largest difference of a loss"));
    JsonNode peer = null;
    for (TrlRun run : runs()) {
      List<Round> measured = rounds(run);
      table.row(row(run, measured));
      peer = measured.get(0).there();
    }
    return String.format(
        Locale.ROOT,
        "Processor: %s. %d threads. trl %s, torch %s, transformers %s, peft %s, %s attention. Loss"
            + " %s, %d steps. Rounds: %d.%n%n%s%n%s",
        Peer.processor(),
        threads,
        peer.path("trl").asText(),
        peer.path("torch").asText(),
        peer.path("transformers").asText(),
        peer.path("peft").asText(),
        peer.path("attention").asText(),
        loss.name().toLowerCase(Locale.ROOT),
        steps,
        rounds,
        table,
        "Seconds: the median over steps and rounds. Rates: all steps, the best round. Ratio of the"
            + " rates: the median over rounds, with the least and the largest. Tokens: those that"
            + " are encoded. Peak: resident memory of the whole process. Difference: relative, over"
            + " all steps and rounds.\n");
  }

  private List<Round> rounds(TrlRun run) throws IOException, InterruptedException {
    List<Round> measured = new ArrayList<>();
    try (Programs programs = new Programs(Path.of(""), threads)) {
      TrlInputs inputs = TrlInputs.write(run, model, programs.folder());
      List<String> both =
          List.of("--model", model.toString(), "--adapter", inputs.adapter().toString());
      List<String> here = new ArrayList<>(both);
      here.addAll(run.options());
      List<String> there = new ArrayList<>(both);
      there.addAll(run.peerOptions());
      there.addAll(List.of("--pairs", inputs.pairs().toString()));
      for (int i = 0; i < rounds; i++) {
        JsonNode own = programs.here(TrlSteps.class, here);
        Round round = new Round(own, programs.peer("trl_step.py", there));
        System.err.printf("%s, round %d: %s%n%s%n", run.kind(), i + 1, own, round.there());
        if (!(round.difference() <= TOLERANCE)) {
          throw new IllegalStateException(
              "the losses must agree within "
                  + TOLERANCE
                  + ", but differ by "
                  + round.difference()
                  + " on "
                  + run.kind()
                  + ": "
                  + own.path("losses")
                  + " here, "
                  + round.there().path("losses")
                  + " by TRL");
        }
        measured.add(round);
      }
    }
    return measured;
  }

  private List<String> row(TrlRun run, List<Round> rounds) {
    JsonNode first = rounds.get(0).here();
    double[] ratios = rounds.stream().mapToDouble(Round::ratio).toArray();
    return List.of(
        run.title(),
        first.path("longest").asText(),
        seconds(rounds.stream().map(Round::here).toList()),
        seconds(rounds.stream().map(Round::there).toList()),
        best(rounds, round -> Round.rate(round.here())),
        best(rounds, round -> Round.rate(round.there())),
        String.format(
            Locale.ROOT,
            "%.2f (%.2f to %.2f)",
            BenchmarkTable.median(ratios),
            Arrays.stream(ratios).min().orElseThrow(),
            Arrays.stream(ratios).max().orElseThrow()),
        Integer.toString(first.path("encodedTokens").asInt() / steps),
        Integer.toString(first.path("paddedTokens").asInt() / steps),
        gigabytes(rounds, round -> round.here().path("peakMegabytes").asDouble()),
        gigabytes(rounds, round -> round.there().path("peakMegabytes").asDouble()),
        String.format(Locale.ROOT, "%.1e", largest(rounds, Round::difference)));
  }

  private static String seconds(List<JsonNode> answers) {
    List<Double> all = new ArrayList<>();
    answers.forEach(answer -> answer.path("seconds").forEach(each -> all.add(each.asDouble())));
    return BenchmarkTable.number(
        BenchmarkTable.median(all.stream().mapToDouble(each -> each).toArray()));
  }

  private static double largest(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).max().orElseThrow();
  }

  private static String best(List<Round> rounds, ToDoubleFunction<Round> rate) {
    return BenchmarkTable.number(largest(rounds, rate));
  }

  private static String gigabytes(List<Round> rounds, ToDoubleFunction<Round> megabytes) {
    return String.format(Locale.ROOT, "%.1f GB", largest(rounds, megabytes) / 1024);
  }
}
