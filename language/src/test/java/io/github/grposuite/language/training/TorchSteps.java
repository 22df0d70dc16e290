package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The steps of steps.json through the stages of training. The fixture's six pairs stand, twice,
 * where the order of the first epoch has the first two batches; other training pairs fill up the
 * sizes of the groups and are never reached.
 */
final class TorchSteps implements AutoCloseable {
  static final String[] METHODS = {"sft", "dpo", "ipo", "gr-ipo"};
  private static final long SEED = 3;
  private static final List<String> GROUPS = List.of("0", "1", "2");

  final LoadedModel loaded;
  final JsonNode json;
  final LoraLayout layout;
  final float[] start;
  private final JsonNode settings;
  final List<Example> pairs = new ArrayList<>();
  private final TrainingData data;

  /** A step: what was told of it, the state after it, and the sums of every pair. */
  record Step(Progress progress, TrainingState state, double[][] sums) {}

  TorchSteps(String fixture) {
    Path folder = Fixtures.folder(fixture);
    loaded = LoadedModel.of(folder);
    json = Fixtures.json(folder.resolve("steps.json"));
    settings = json.get("settings");
    layout = loaded.adapter().layout();
    start = loaded.adapter().weights();
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
    data = new TrainingData(GROUPS, train(), pairs, pairs);
  }

  private List<Example> train() {
    int total = settings.get("pairs").asInt();
    int[] missing = Fixtures.ids(settings.get("groupPairs"));
    Example[] train = new Example[total];
    int[] order = Batches.order(total, SEED, 0);
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
      train[order[i]] =
          new Example(group, new Continuations(new int[] {3}, new int[][] {{4}, {5}}));
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
   * Two steps of a method.
   *
   * @param together whether a micro-batch is encoded as one, or group by group
   */
  List<Step> run(String method, boolean together, AdamW optimiser, double maxNorm) {
    int batch = pairs.size();
    int micro = settings.get("microBatch").asInt();
    TrainingSettings training =
        new TrainingSettings(
            number("learningRate"),
            0,
            1,
            1000,
            new Batches(batch, batch / micro),
            optimiser,
            maxNorm,
            new Plateau(0.1, 1000, 1e-3, 0.5, 0));
    List<Step> steps = new ArrayList<>();
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(1);
    try (LanguagePolicy policy = loaded.policy(layout, start)) {
      Listener listener = new Listener(policy, together);
      Hooks hooks =
          new Hooks(
              new Recorder(),
              checkpoints,
              progress -> {
                TrainingState state = checkpoints.load().orElseThrow();
                steps.add(new Step(progress, state, listener.take()));
                if (steps.size() == 2) {
                  throw new Enough();
                }
              });
      if (method.equals("sft")) {
        new SftStage(training, SEED).run(listener, data, hooks);
      } else {
        new PreferenceStage(objective(method), training, new TrainSample.None(), SEED)
            .run(listener, data, Optional.of(reference()), hooks);
      }
    } catch (Enough done) {
      return steps;
    }
    throw new AssertionError("training ended too early");
  }

  private PreferenceObjective objective(String method) {
    double beta = number("beta");
    PreferenceLoss loss =
        method.equals("dpo") ? new PreferenceLoss.Dpo(beta) : new PreferenceLoss.Ipo(beta);
    GroupWeighting weighting =
        method.equals("gr-ipo")
            ? new GroupWeighting.ExponentiatedGradient(number("etaAlpha"), 1, number("c"))
            : new GroupWeighting.Pooled();
    return new PreferenceObjective(loss, weighting, LogProbability.SUM);
  }

  /** The model without the adapter: one whose B are all zero. */
  Reference reference() {
    try (LanguagePolicy base = loaded.policy(layout, new float[layout.size()])) {
      return Reference.of(base, data);
    }
  }

  @Override
  public void close() {
    loaded.close();
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps the log-probabilities that training sees, by pair. */
  private final class Listener implements TrainablePolicy {
    private final LanguagePolicy policy;
    private final boolean together;
    private double[][] seen = new double[pairs.size()][];

    Listener(LanguagePolicy policy, boolean together) {
      this.policy = policy;
      this.together = together;
    }

    double[][] take() {
      double[][] taken = seen;
      seen = new double[pairs.size()][];
      return taken;
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
        List<Continuations> items, Seeding seeding, float[] gradient, long dropoutSeed) {
      double[][] sums = policy.accumulate(items, seeding, gradient, dropoutSeed);
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
