package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.pairs.PairTokens;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.language.training.Batches;
import io.github.grposuite.language.training.Checkpoints;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.PreferenceStage;
import io.github.grposuite.language.training.StageProgress;
import io.github.grposuite.language.training.TrainSample;
import io.github.grposuite.language.training.TrainingData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains a {@link TrlRun} as the suite trains a language model on pairs with {@code chat_template:
 * model}, and prints one line of JSON: of every step the loss and the seconds from the end of the
 * one before, and how many tokens the steps encode, here and padded as TRL pads them.
 */
public final class TrlSteps {
  private static final int PART_TOKENS = 768;

  private final TrlRun run;
  private final List<Double> losses = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private long last;

  private TrlSteps(TrlRun run) {
    this.run = run;
  }

  /** Ends training, which has no way to end after so many updates. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Options and values: those of a {@link TrlRun}, and {@code --model} and {@code --adapter}. */
  public static void main(String[] arguments) throws IOException {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(measure(arguments));
  }

  /** One line of JSON. */
  static String measure(String... arguments) throws IOException {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return new TrlSteps(TrlRun.parse(options))
        .measure(Path.of(options.get("--model")), Path.of(options.get("--adapter")));
  }

  private String measure(Path folder, Path adapter) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint);
        DecoderModel model = DecoderModel.load(checkpoint)) {
      TrainingData data = tokens(checkpoint).of(run.pairs(), tokenizer).data();
      PeftFolder.Loaded start = PeftFolder.read(adapter, checkpoint.config());
      try (LanguagePolicy policy =
          new LanguagePolicy(
              model, start.layout(), start.weights(), Optional.empty(), PART_TOKENS)) {
        Hooks hooks =
            new Hooks((step, split, group, metric, value) -> now(), Checkpoints.NONE, this::hear);
        try {
          new PreferenceStage(run.objective(), run.settings(), new TrainSample.None(), TrlRun.SEED)
              .run(policy, data, Optional.empty(), hooks);
        } catch (Enough enough) {
          return report(taken(data));
        }
      }
    }
    throw new IllegalStateException("training ended before " + run.steps() + " steps");
  }

  private static PairTokens tokens(Checkpoint checkpoint) {
    return new PairTokens(
        Math.min(TrlRun.MAX_LENGTH, checkpoint.config().maxPositions()),
        PairTokens.TooLong.ERROR,
        OptionalInt.empty(),
        new int[0],
        Optional.of(ChatTemplate.of(checkpoint.folder(), Optional.empty())));
  }

  /** Sets the time from which a step is measured, and returns the time before. */
  private long now() {
    long before = last;
    last = System.nanoTime();
    return before;
  }

  private void hear(StageProgress progress) {
    long before = now();
    seconds.add((last - before) / 1e9);
    losses.add(progress.update().loss());
    if (progress.update().step() == run.steps()) {
      throw new Enough();
    }
  }

  private static List<Continuations> taken(TrainingData data) {
    int[] order = Batches.order(data.train().size(), TrlRun.SEED, 0);
    return Arrays.stream(order).mapToObj(i -> data.train().get(i).continuations()).toList();
  }

  private String report(List<Continuations> taken) throws IOException {
    ObjectNode line = new ObjectMapper().createObjectNode();
    losses.forEach(line.putArray("losses")::add);
    ArrayNode times = line.putArray("seconds");
    seconds.forEach(times::add);
    double all = seconds.stream().mapToDouble(second -> second).sum();
    line.put("pairsPerSecond", taken.size() / all)
        .put("encodedTokens", taken.stream().mapToInt(Continuations::encodedTokens).sum())
        .put("paddedTokens", padded(taken))
        .put("longest", taken.stream().mapToInt(TrlSteps::longest).max().orElseThrow())
        .put("peakMegabytes", PeakMemory.megabytes());
    return line.toString();
  }

  /** Both conversations of a pair, padded to the longest of a micro-batch. */
  private int padded(List<Continuations> taken) {
    int part = run.microBatch();
    return IntStream.iterate(0, first -> first < taken.size(), first -> first + part)
        .mapToObj(first -> taken.subList(first, first + part))
        .mapToInt(pairs -> 2 * part * pairs.stream().mapToInt(TrlSteps::longest).max().orElse(0))
        .sum();
  }

  private static int longest(Continuations pair) {
    return pair.prompt().length
        + Arrays.stream(pair.responses()).mapToInt(each -> each.length).max().orElseThrow();
  }
}
