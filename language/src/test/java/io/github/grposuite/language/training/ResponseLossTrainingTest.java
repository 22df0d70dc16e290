package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.language.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of both log-ratios, and fine-tuning beside a loss: gradients in the policy's weights. */
class ResponseLossTrainingTest {
  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Reference reference = Reference.of(policy, data);

  private static PreferenceObjective objective(String method) {
    return PreferenceObjective.read(method, MapSettings.of("beta", 0.7, "clip", 20));
  }

  private double loss(PreferenceObjective objective, double[] w) {
    double sum = 0;
    for (int i = 0; i < data.train().size(); i++) {
      Example example = data.train().get(i);
      double[] now = policy.sums(example.continuations(), w, new double[2][w.length]);
      sum += objective.loss(example, now, reference.train()[i]) / data.train().size();
    }
    return sum;
  }

  /**
   * Differences of 1e-3 are off by the third derivative times 2e-7; the gradient is added up in 32
   * bits, to 33 · 2⁻²⁴ of terms below 10.
   */
  @ParameterizedTest
  @ValueSource(strings = {"dpo", "rpo", "nca", "bco", "sppo", "apo-zero", "apo-down", "chi-po"})
  void gradientsAreThoseOfTheLoss(String method) {
    PreferenceObjective objective = objective(method);
    float[] weights = policy.weights();
    for (int j = 0; j < weights.length; j++) {
      weights[j] += (float) (0.1 * Math.sin(j));
    }
    policy.setWeights(weights);
    PreferenceTask task =
        new PreferenceTask(
            objective, policy, data, Optional.of(reference), new TrainSample.None(), Toy.SEED);
    task.begin();
    float[] gradient = new float[TinyPolicy.SIZE];
    double loss = task.accumulate(0, 0, IntStream.range(0, 33).toArray(), 1, gradient);
    double[] w = Rounding.doubles(weights);
    assertThat(loss).isEqualTo(loss(objective, w), within(Toy.DOUBLE));
    for (int j = 0; j < w.length; j++) {
      double[] up = w.clone();
      double[] down = w.clone();
      up[j] += 1e-3;
      down[j] -= 1e-3;
      double difference = (loss(objective, up) - loss(objective, down)) / 2e-3;
      assertThat((double) gradient[j]).as("weight %d", j).isEqualTo(difference, within(2e-5));
    }
  }

  /** Accuracy and margin are by h, whatever the loss. */
  @ParameterizedTest
  @ValueSource(strings = {"rpo", "nca", "bco", "sppo", "apo-zero", "chi-po"})
  void trainingReducesTheLossAndRaisesMargins(String method) {
    Recorder recorder = new Recorder();
    new PreferenceStage(objective(method), Toy.settings(0.02, 5), new TrainSample.Full(), Toy.SEED)
        .run(policy, data, Optional.empty(), Hooks.measuring(recorder));
    int last = recorder.steps().get(recorder.steps().size() - 1);
    assertThat(recorder.value(last, "train", "average", Metric.LOSS))
        .isLessThan(recorder.value(0, "train", "average", Metric.LOSS));
    double h = 0;
    List<Example> north = data.train().subList(0, Toy.SIZES[0]);
    double[][] now = policy.logProbabilities(north.stream().map(Example::continuations).toList());
    for (int i = 0; i < now.length; i++) {
      double[] then = reference.train()[i];
      h += now[i][0] - then[0] - now[i][1] + then[1];
    }
    assertThat(recorder.value(last, "train", "north", Metric.REWARD_MARGIN))
        .isEqualTo(0.7 * h / now.length, within(Toy.DOUBLE));
    assertThat(h).isPositive();
  }
}
