package io.github.grposuite.benchmarks;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.training.AdamW;
import io.github.grposuite.language.training.Batches;
import io.github.grposuite.language.training.LogProbability;
import io.github.grposuite.language.training.Plateau;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.TrainingSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * A preference training that both programs do: pooled pairs, {@code steps} batches of an epoch, β
 * and learning rate as {@code train} chooses them for a language model, gradients clipped to 1 as
 * TRL does.
 *
 * @param kind of the pairs
 * @param steps updates
 * @param batch pairs an update
 * @param microBatches parts of a batch
 * @param checkpointing whether TRL computes activations twice instead of keeping them
 */
record TrlRun(
    PairKind kind, Loss loss, int steps, int batch, int microBatches, boolean checkpointing) {
  static final long SEED = 0;

  /** What DPOConfig has unless told otherwise; no pair is longer. */
  static final int MAX_LENGTH = 1024;

  private static final double BETA = 0.1;
  private static final double RATE = 2e-4;
  private static final double MAX_NORM = 1;

  /** A loss that both have, by TRL's name. */
  enum Loss {
    SIGMOID(Dpo::new, LogProbability.SUM),
    IPO(Ipo::new, LogProbability.MEAN);

    private final DoubleFunction<SmoothConvexLoss> make;
    private final LogProbability logProbability;

    Loss(DoubleFunction<SmoothConvexLoss> make, LogProbability logProbability) {
      this.make = make;
      this.logProbability = logProbability;
    }
  }

  TrlRun {
    Checks.atLeast("steps", 1, steps);
    Checks.atLeast("pairs, one of each group,", PairKind.groups().size(), steps * batch);
  }

  /** For tables. */
  String title() {
    return String.format(
        Locale.ROOT,
        "%d, %s, micro-batches of %d%s",
        steps * batch,
        kind.title(),
        microBatch(),
        checkpointing ? ", TRL with gradient checkpointing" : "");
  }

  int microBatch() {
    return batch / microBatches;
  }

  /** All pairs to train on, and as little to evaluate on as is allowed: a pair of each group. */
  TextPairs pairs() {
    List<TextPair> train = kind.first(steps * batch);
    List<TextPair> few = PairKind.SURVEY.first(PairKind.groups().size());
    return new TextPairs(PairKind.groups(), train, few, few);
  }

  /** The training pairs in the order in which they are taken. */
  List<TextPair> taken() {
    List<TextPair> train = pairs().train();
    int[] order = Batches.order(train.size(), SEED, 0);
    return Arrays.stream(order).mapToObj(train::get).toList();
  }

  PreferenceObjective objective() {
    return new PreferenceObjective(loss.make.apply(BETA), new Pooled(), loss.logProbability);
  }

  /** An epoch more than is needed, since the last update of all is followed by an evaluation. */
  TrainingSettings settings() {
    return new TrainingSettings(
        RATE,
        0,
        2,
        Integer.MAX_VALUE,
        new Batches(batch, microBatches),
        AdamW.DEFAULT,
        MAX_NORM,
        new Plateau(0.1, 4, 1e-3, 0.5, 1e-8));
  }

  /** The options of {@link TrlSteps}. */
  List<String> options() {
    return flat(
        Map.of(
            "--kind", kind.name(),
            "--loss", loss.name(),
            "--steps", Integer.toString(steps),
            "--batch", Integer.toString(batch),
            "--micro-batches", Integer.toString(microBatches)));
  }

  static TrlRun parse(Map<String, String> options) {
    return new TrlRun(
        PairKind.valueOf(options.get("--kind")),
        Loss.valueOf(options.get("--loss")),
        Integer.parseInt(options.get("--steps")),
        Integer.parseInt(options.get("--batch")),
        Integer.parseInt(options.get("--micro-batches")),
        false);
  }

  /** The same in the words of {@code trl_step.py}. */
  List<String> peerOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("--steps", Integer.toString(steps));
    options.put("--batch", Integer.toString(microBatch()));
    options.put("--accumulation", Integer.toString(microBatches));
    options.put("--loss", loss.name().toLowerCase(Locale.ROOT));
    options.put("--beta", Double.toString(BETA));
    options.put("--learning-rate", Double.toString(RATE));
    options.put("--weight-decay", Double.toString(AdamW.DEFAULT.weightDecay()));
    options.put("--max-norm", Double.toString(MAX_NORM));
    options.put("--checkpointing", checkpointing ? "on" : "off");
    options.put("--max-length", Integer.toString(MAX_LENGTH));
    return flat(options);
  }

  private static List<String> flat(Map<String, String> options) {
    return options.entrySet().stream()
        .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
        .toList();
  }
}
