package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Preference training of a chat model here and by TRL with cached log-probabilities of the
 * reference, as Markdown: the same pairs in the same order from the same adapter. The programs take
 * turns. It fails if the losses of a step differ by more than {@value #TOLERANCE} of TRL's.
 */
public final class TrlSideBySide {
  private static final String USAGE =
      "usage: TrlSideBySide MODEL_DIR [--rounds K] [--text-rounds K] [--steps S] [--threads N]"
          + " [--loss sigmoid|ipo] [--write FILE]";
  private static final String PART = "generated: trl";
  private static final double TOLERANCE = 1e-3;

  /** Steps that tell how long one takes where they are many minutes. */
  private static final int FEW = 4;

  private final Path model;
  private final int rounds;
  private final int textRounds;
  private final int threads;
  private final int steps;
  private final TrlRun.Loss loss;

  private TrlSideBySide(Arguments given) {
    model = Path.of(given.named());
    rounds = given.number("rounds", 3);
    textRounds = given.number("text-rounds", 1);
    threads = given.number("threads", 2);
    steps = given.number("steps", 20);
    loss = TrlRun.Loss.valueOf(given.text("loss", "sigmoid").toUpperCase(Locale.ROOT));
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

    /** By step, TRL's seconds over those here. */
    DoubleStream ratios() {
      JsonNode own = here.path("seconds");
      JsonNode other = there.path("seconds");
      return IntStream.range(0, own.size())
          .mapToDouble(i -> other.get(i).asDouble() / own.get(i).asDouble());
    }

    private static double rate(JsonNode answer) {
      return answer.path("pairsPerSecond").asDouble();
    }
  }

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Arguments given =
        Arguments.parse(USAGE, 1, arguments, "rounds", "text-rounds", "threads", "steps", "loss");
    given.publish(PART, new TrlSideBySide(given).report());
  }

  /**
   * The survey in micro-batches of 8, as its authors' scripts take them; free text in micro-batches
   * so small that TRL can keep its activations, and as TRL does when it is told nothing.
   */
  private List<TrlRun> runs() {
    int few = Math.min(steps, FEW);
    return List.of(
        new TrlRun(PairKind.SURVEY, loss, steps, 8, 1, false),
        new TrlRun(PairKind.CONVERSATIONS, loss, few, 10, 5, true),
        new TrlRun(PairKind.CONVERSATIONS, loss, steps, 10, 5, false));
  }

  private String report() throws IOException, InterruptedException {
    BenchmarkTable table =
        new BenchmarkTable(
            List.of(
                "pairs",
                "longest, tokens",
                "rounds × steps",
                "s a step: here",
                "TRL",
                "pairs/s: here",
                "TRL",
                "TRL / here, time of a step",
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
            + " %s.%n%n%s%n%s",
        Peer.processor(),
        threads,
        peer.path("trl").asText(),
        peer.path("torch").asText(),
        peer.path("transformers").asText(),
        peer.path("peft").asText(),
        peer.path("attention").asText(),
        loss.name().toLowerCase(Locale.ROOT),
        table,
        "Seconds: the median over steps and rounds. Rates: all steps, the best round. Ratio: the"
            + " median over steps and rounds, with the least and the largest. Tokens: those that"
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
      int times = run.kind() == PairKind.SURVEY ? rounds : textRounds;
      for (int i = 0; i < times; i++) {
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
    double[] ratios = rounds.stream().flatMapToDouble(Round::ratios).toArray();
    return List.of(
        run.title(),
        first.path("longest").asText(),
        rounds.size() + " × " + run.steps(),
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
        Integer.toString(first.path("encodedTokens").asInt() / run.steps()),
        Integer.toString(first.path("paddedTokens").asInt() / run.steps()),
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
