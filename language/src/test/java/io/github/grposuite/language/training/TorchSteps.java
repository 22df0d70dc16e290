package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The steps of steps.json through the stages of training. The fixture's six pairs stand, twice,
 * where the order of the first epoch has the first two batches; other training pairs fill up the
 * sizes of the groups and are never reached.
 */
final class TorchSteps {
  static final String[] METHODS = {"sft", "dpo", "ipo", "gr-ipo"};
  private static final long SEED = 3;
  private static final List<String> GROUPS = List.of("0", "1", "2");

  final LoadedModel loaded;
  final JsonNode json;
  final LoraLayout layout;
  final float[] start;
  private final JsonNode settings;
  final List<Example> pairs = new ArrayList<>();
  private final int[] order;
  private final TrainingData data;
  private Optional<Reference> reference;

  /**
   * A step: what was told of it, the state after it, and the sums of every pair, by the policy and
   * by the reference, which fine-tuning lacks.
   */
  record Step(
      StageProgress progress,
      TrainingState state,
      double[][] sums,
      Optional<double[][]> reference) {}

  /**
   * Of a model.
   *
   * @param loaded the fixture's model, or that model with changed weights; not closed here
   * @param folder the fixture's
   */
  TorchSteps(LoadedModel loaded, Path folder) {
    this(loaded, folder, Optional.empty());
  }

  /** With a given reference. */
  TorchSteps(LoadedModel loaded, Path folder, Reference reference) {
    this(loaded, folder, Optional.of(reference));
  }

  private TorchSteps(LoadedModel loaded, Path folder, Optional<Reference> reference) {
    this.loaded = loaded;
    this.reference = reference;
    json = Fixtures.json(folder.resolve("steps.json"));
    settings = json.get("settings");
    PeftFolder.Loaded adapter =
        PeftFolder.read(folder.resolve("adapter"), loaded.checkpoint().config());
    layout = adapter.layout();
    start = adapter.weights();
    for (JsonNode pair : json.get("pairs")) {
      int[] prompt = loaded.tokenizer().prompt(pair.get("prompt").asText());
      int[] chosen = loaded.tokenizer().continuation(pair.get("chosen").asText());
      int[] rejected = loaded.tokenizer().continuation(pair.get("rejected").asText());
      Fixtures.same(prompt, pair.get("promptIds"));
      Fixtures.same(chosen, pair.get("chosenIds"));
      Fixtures.same(rejected, pair.get("rejectedIds"));
      Continuations both = new Continuations(prompt, new int[][] {chosen, rejected});
      pairs.add(new Example(pair.get("group").asInt(), both));
    }
    order = Batches.order(settings.get("pairs").asInt(), SEED, 0);
    List<Example> others = IntStream.range(0, GROUPS.size()).mapToObj(TorchSteps::other).toList();
    data = new TrainingData(GROUPS, train(), others, others);
  }

  private static Example other(int group) {
    return new Example(group, new Continuations(new int[] {3}, new int[][] {{4}, {5}}));
  }

  /** Those of the pairs out of all log-probabilities of the reference. */
  private Optional<double[][]> ofPairs(double[] reference) {
    return reference.length == 0
        ? Optional.empty()
        : Optional.of(
            IntStream.range(0, pairs.size())
                .map(i -> 2 * order[i])
                .mapToObj(at -> new double[] {reference[at], reference[at + 1]})
                .toArray(double[][]::new));
  }

  private List<Example> train() {
    int total = order.length;
    int[] missing = Fixtures.ids(settings.get("groupPairs"));
    Example[] train = new Example[total];
    for (int i = 0; i < 2 * pairs.size(); i++) {
      Example pair = pairs.get(i % pairs.size());
      train[order[i]] = pair;
      missing[pair.group()]--;
    }
    int group = 0;
    for (int i = 2 * pairs.size(); i < total; i++) {
      while (missing[group] == 0) {
        group++;
      }
      missing[group]--;
      train[order[i]] = other(group);
    }
    return Arrays.asList(train);
  }

  /** As the fixture has it. */
  AdamW optimiser() {
    return new AdamW(number("beta1"), number("beta2"), number("epsilon"), number("weightDecay"));
  }

  double number(String name) {
    return settings.get(name).asDouble();
  }

  /**
   * The next step of a method.
   *
   * @param together whether a micro-batch is encoded as one, or group by group
   * @param from the state to go on from; without it, from the adapter's {@code first} weights
   */
  Step step(
      String method,
      boolean together,
      AdamW optimiser,
      float[] first,
      Optional<TrainingState> from) {
    TrainingSettings training = settings(optimiser);
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(1);
    from.ifPresent(checkpoints::save);
    List<StageProgress> told = new ArrayList<>();
    try (LanguagePolicy policy = loaded.policy(layout, first)) {
      Listener listener = new Listener(policy, together);
      Hooks hooks =
          new Hooks(
              new Recorder(),
              checkpoints,
              progress -> {
                told.add(progress);
                throw new Enough();
              });
      try {
        if (method.equals("sft")) {
          new SftStage(training, SEED).run(listener, data, hooks);
        } else {
          new PreferenceStage(objective(method), training, new TrainSample.None(), SEED)
              .run(listener, data, Optional.of(reference()), hooks);
        }
      } catch (Enough done) {
        TrainingState state = checkpoints.load().orElseThrow();
        return new Step(told.get(0), state, listener.seen, ofPairs(state.reference()));
      }
    }
    throw new AssertionError("training ended too early");
  }

  private TrainingSettings settings(AdamW optimiser) {
    int batch = pairs.size();
    int micro = settings.get("microBatch").asInt();
    return new TrainingSettings(
        number("learningRate"),
        0,
        1,
        1000,
        new Batches(batch, batch / micro),
        optimiser,
        number("maxNorm"),
        new Plateau(0.1, 1000, 1e-3, 0.5, 0));
  }

  private PreferenceObjective objective(String method) {
    double beta = number("beta");
    PreferenceLoss loss = method.equals("dpo") ? new Dpo(beta) : new Ipo(beta);
    GroupWeighting weighting =
        method.equals("gr-ipo")
            ? new ExponentiatedGradient(number("etaAlpha"), 1, number("c"))
            : new Pooled();
    return new PreferenceObjective(loss, weighting, LogProbability.SUM);
  }

  /** The model without the adapter, one whose B are all zero, unless another was given. */
  Reference reference() {
    if (reference.isEmpty()) {
      try (LanguagePolicy base = loaded.policy(layout, new float[layout.size()])) {
        reference = Optional.of(Reference.of(base, data));
      }
    }
    return reference.get();
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps the log-probabilities that training sees, by pair. */
  private final class Listener implements TrainablePolicy {
    private final LanguagePolicy policy;
    private final boolean together;
    private final double[][] seen = new double[pairs.size()][];

    Listener(LanguagePolicy policy, boolean together) {
      this.policy = policy;
      this.together = together;
    }

    @Override
    public int size() {
      return policy.size();
    }

    @Override
    public float[] weights() {
      return policy.weights();
    }

    @Override
    public void setWeights(float[] weights) {
      policy.setWeights(weights);
    }

    @Override
    public double[][] logProbabilities(List<Continuations> items) {
      return policy.logProbabilities(items);
    }

    @Override
    public boolean encodesTogether(List<Continuations> items) {
      assertThat(policy.encodesTogether(items)).isTrue();
      return together;
    }

    @Override
    public double[][] accumulate(
        List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
      double[][] sums = policy.accumulate(items, upstream, gradient, dropoutSeed);
      for (int i = 0; i < sums.length; i++) {
        int[] prompt = items.get(i).prompt();
        for (int p = 0; p < seen.length; p++) {
          if (pairs.get(p).continuations().prompt() == prompt) {
            seen[p] = sums[i];
          }
        }
      }
      return sums;
    }
  }
}
