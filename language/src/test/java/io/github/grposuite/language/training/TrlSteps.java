package io.github.grposuite.language.training;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The steps of a {@link TrlFile} through the stage of training: all pairs are one batch. */
final class TrlSteps {
  private static final long SEED = 3;
  private static final Continuations OTHER =
      new Continuations(new int[] {3}, new int[][] {{4}, {5}});

  final LoraLayout layout;
  private final LoadedModel loaded;
  private final TrlFile file;
  private final Map<String, double[]> known = new HashMap<>();

  /** Both steps as they were told, and the states after them. */
  record Steps(List<StageProgress> progress, List<TrainingState> states) {}

  /** Log-probabilities of items, and their gradients: by item, then response. */
  record Slopes(double[][] sums, float[][][] gradients) {}

  /** Of a model, which is not closed here. */
  TrlSteps(LoadedModel loaded, TrlFile file) {
    this.loaded = loaded;
    this.file = file;
    layout =
        new LoraLayout(
            new LoraSettings(
                (int) file.setting("rank"),
                file.setting("loraAlpha"),
                0,
                Set.of(TargetModule.Q_PROJ, TargetModule.V_PROJ),
                List.of((int) file.setting("layer"))),
            loaded.checkpoint().config());
  }

  AdamW optimiser() {
    return new AdamW(
        file.setting("beta1"),
        file.setting("beta2"),
        file.setting("epsilon"),
        file.setting("weightDecay"));
  }

  private TrainingSettings settings(int batch) {
    return new TrainingSettings(
        file.setting("learningRate"),
        0,
        2,
        1000,
        new Batches(batch, 1),
        optimiser(),
        0,
        new Plateau(0.1, 1000, 1e-3, 0.5, 0));
  }

  private static TrainingData data(List<Example> examples) {
    int groups = 1 + examples.stream().mapToInt(Example::group).max().orElseThrow();
    List<Example> others = IntStream.range(0, groups).mapToObj(TrlSteps::other).toList();
    List<String> names = IntStream.range(0, groups).mapToObj(g -> "group " + g).toList();
    return new TrainingData(names, examples, others, others);
  }

  private static Example other(int group) {
    return new Example(group, OTHER);
  }

  /** Log-probabilities by the model without its adapter, whose B are zero. */
  private Reference reference(TrainingData data) {
    double[][] others = reference(List.of(OTHER));
    double[][] rest = data.groups().stream().map(group -> others[0]).toArray(double[][]::new);
    return new Reference(
        reference(data.train().stream().map(Example::continuations).toList()), rest, rest);
  }

  /** The same of items, computed once. */
  double[][] reference(List<Continuations> items) {
    List<Continuations> missing =
        items.stream().filter(item -> !known.containsKey(TrlFile.key(item))).toList();
    if (!missing.isEmpty()) {
      try (LanguagePolicy base = loaded.policy(layout, new float[layout.size()])) {
        double[][] sums = base.logProbabilities(missing);
        IntStream.range(0, sums.length)
            .forEach(i -> known.put(TrlFile.key(missing.get(i)), sums[i]));
      }
    }
    return items.stream().map(item -> known.get(TrlFile.key(item))).toArray(double[][]::new);
  }

  /** Trains for two epochs, which are two updates. */
  Steps train(PreferenceObjective objective, List<Example> examples) {
    TrainingData data = data(examples);
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(1);
    Steps done = new Steps(new ArrayList<>(), new ArrayList<>());
    try (LanguagePolicy policy = loaded.policy(layout, file.start())) {
      Hooks hooks =
          new Hooks(
              new Recorder(),
              checkpoints,
              progress -> {
                done.progress().add(progress);
                done.states().add(checkpoints.load().orElseThrow());
              });
      new PreferenceStage(objective, settings(examples.size()), new TrainSample.None(), SEED)
          .run(policy, data, Optional.of(reference(data)), hooks);
    }
    return done;
  }

  /** The gradient of the batch at some weights. */
  float[] gradient(PreferenceObjective objective, List<Example> examples, float[] weights) {
    float[] gradient = new float[layout.size()];
    accumulate(objective, examples, weights, gradient);
    return gradient;
  }

  /** Adds the batch's gradient at some weights; its loss. */
  double accumulate(
      PreferenceObjective objective, List<Example> examples, float[] weights, float[] gradient) {
    TrainingData data = data(examples);
    try (LanguagePolicy policy = loaded.policy(layout, weights)) {
      PreferenceTask task =
          new PreferenceTask(
              objective, policy, data, Optional.of(reference(data)), new TrainSample.None(), SEED);
      task.begin();
      int[] all = IntStream.range(0, examples.size()).toArray();
      return task.accumulate(0, 0, all, 1, gradient);
    }
  }

  /** The mean of ln π_θ − ln π_ref of chosen and of rejected responses. */
  double[] logRatios(List<Continuations> items, float[] weights) {
    double[][] known = reference(items);
    double[] means = new double[2];
    try (LanguagePolicy policy = loaded.policy(layout, weights)) {
      double[][] sums = policy.logProbabilities(items);
      for (int i = 0; i < sums.length; i++) {
        for (int r = 0; r < 2; r++) {
          means[r] += (sums[i][r] - known[i][r]) / sums.length;
        }
      }
    }
    return means;
  }

  /** Log-probabilities at some weights, with a gradient each. */
  Slopes slopes(List<Continuations> items, float[] weights) {
    double[][] sums = new double[items.size()][];
    float[][][] gradients = new float[items.size()][2][layout.size()];
    try (LanguagePolicy policy = loaded.policy(layout, weights)) {
      for (int i = 0; i < sums.length; i++) {
        for (int r = 0; r < 2; r++) {
          double[] one = r == 0 ? new double[] {1, 0} : new double[] {0, 1};
          List<Continuations> item = Collections.singletonList(items.get(i));
          sums[i] = policy.accumulate(item, (at, known) -> one, gradients[i][r], 0)[0];
        }
      }
    }
    return new Slopes(sums, gradients);
  }
}
