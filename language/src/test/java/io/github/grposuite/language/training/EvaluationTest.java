package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.language.policy.Continuations;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is measured against plain loops, and the data's own checks. */
class EvaluationTest {
  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Reference reference = Reference.of(policy, data);
  private final Recorder recorder = new Recorder();

  private double measure(GroupWeighting weighting, TrainSample sample) {
    float[] weights = policy.weights();
    for (int j = 0; j < weights.length; j++) {
      weights[j] += (float) Math.sin(j);
    }
    policy.setWeights(weights);
    GroupWeights groupWeights = weighting.start(Toy.SIZES);
    return new Evaluation(Toy.objective(new Ipo(0.3), weighting), data, reference, sample, 1)
        .measure(4, policy, groupWeights, recorder);
  }

  @Test
  void measuresEveryGroupOfEveryPart() {
    double watched = measure(new ExponentiatedGradient(1, 0.4, 0), new TrainSample.Full());
    double[] losses = check("test", data.test(), reference.test());
    assertThat(losses).hasSize(3);
    check("train", data.train(), reference.train());
    double[] validation = check("validation", data.validation(), reference.validation());
    double worst = Math.max(validation[0], Math.max(validation[1], validation[2]));
    assertThat(watched).isEqualTo(worst, within(Toy.DOUBLE));
    assertThat(recorder.value(4, "validation", "worst", Metric.LOSS)).isEqualTo(watched);
    assertThat(recorder.value(4, "", "west", Metric.WEIGHT)).isEqualTo(1.0 / 3);
    assertThat(recorder.value(4, "", "west", Metric.EFFECTIVE_WEIGHT))
        .isEqualTo(1.0 / 3, within(Toy.DOUBLE));
    assertThat(recorder.rows()).hasSize(3 * 8 * 6 + 6);
  }

  private double[] check(String split, List<Example> examples, double[][] then) {
    double[] losses = new double[3];
    double[][] values = new double[7][3];
    int[] sizes = TrainingData.sizes(3, examples);
    for (int i = 0; i < examples.size(); i++) {
      double[] now = policy.logProbabilities(List.of(examples.get(i).continuations()))[0];
      double h = now[0] - now[1] - then[i][0] + then[i][1];
      int g = examples.get(i).group();
      losses[g] += Math.pow(h - 1 / 0.6, 2) / sizes[g];
      values[0][g] += (h > 0 ? 1.0 : 0) / sizes[g];
      values[1][g] += (now[0] > now[1] ? 1.0 : 0) / sizes[g];
      values[2][g] += 0.3 * h / sizes[g];
      for (int response = 0; response < 2; response++) {
        values[3 + response][g] += 0.3 * (now[response] - then[i][response]) / sizes[g];
        values[5 + response][g] += now[response] / sizes[g];
      }
    }
    for (int g = 0; g < 3; g++) {
      String group = Toy.GROUPS.get(g);
      assertThat(recorder.value(4, split, group, Metric.LOSS))
          .isEqualTo(losses[g], within(Toy.DOUBLE));
      assertThat(recorder.value(4, split, group, Metric.ACCURACY))
          .isEqualTo(values[0][g], within(Toy.DOUBLE));
      List<Metric> others =
          List.of(
              Metric.LOGPROB_ACCURACY,
              Metric.REWARD_MARGIN,
              Metric.REWARD_CHOSEN,
              Metric.REWARD_REJECTED,
              Metric.LOGP_CHOSEN,
              Metric.LOGP_REJECTED);
      for (int metric = 0; metric < others.size(); metric++) {
        assertThat(recorder.value(4, split, group, others.get(metric)))
            .isEqualTo(values[1 + metric][g], within(Toy.DOUBLE));
      }
    }
    double low = Math.min(values[0][0], Math.min(values[0][1], values[0][2]));
    assertThat(recorder.value(4, split, "worst", Metric.ACCURACY))
        .isEqualTo(low, within(Toy.DOUBLE));
    return losses;
  }

  /** The reference's own numbers, under other names, and nothing of the weights. */
  @Test
  void theBaseModelIsMeasuredBesideTheFirstCheckpoint() {
    Evaluation evaluation =
        new Evaluation(
            Toy.objective(new Ipo(0.3), new Pooled()),
            data,
            reference,
            new TrainSample.Subset(2),
            1);
    GroupWeights weights = new Pooled().start(Toy.SIZES);
    evaluation.measure(0, policy, weights, recorder);
    Recorder base = new Recorder();
    evaluation.measureBase(policy.logProbabilities(evaluation.items()), base);
    assertThat(base.rows())
        .isEqualTo(
            recorder.rows().stream()
                .filter(row -> !row.split().isEmpty())
                .map(
                    row ->
                        new Measurement(
                            0, row.split(), row.group(), "base_" + row.metric(), row.value()))
                .toList());
  }

  @Test
  void fixedWeightsAreJudgedByTheMeanOverGroups() {
    double watched = measure(new Pooled(), new TrainSample.None());
    assertThat(recorder.value(4, "validation", "average", Metric.LOSS)).isEqualTo(watched);
    assertThat(recorder.rows()).noneMatch(row -> row.split().equals("train"));
  }

  @Test
  void aSubsetHasAsManyExamplesOfEveryGroup() {
    int[] subset = new TrainSample.Subset(6).choose(data, 5);
    assertThat(subset).isSorted().doesNotHaveDuplicates();
    assertThat(TrainingData.sizes(3, IntStream.of(subset).mapToObj(data.train()::get).toList()))
        .containsExactly(6, 6, 5);
    assertThat(new TrainSample.Subset(6).choose(data, 5)).isEqualTo(subset);
    assertThat(new TrainSample.Subset(6).choose(data, 6)).isNotEqualTo(subset);
  }

  @Test
  void dataWithoutAGroupOrAResponseAreRejected() {
    Continuations pair = data.train().get(0).continuations();
    List<Example> all = List.of(new Example(0, pair), new Example(1, pair));
    List<String> names = List.of("a", "b");
    assertThatThrownBy(() -> new TrainingData(names, all, all.subList(0, 1), all))
        .hasMessage("group \"b\" has no validation example; leave the group out or give it one");
    assertThatThrownBy(() -> new TrainingData(names.subList(0, 1), all, all, all))
        .hasMessage(
            "the groups of training examples must be less than the number of groups, 1, but one is"
                + " 1");
    assertThatThrownBy(() -> new Example(-1, pair))
        .hasMessage("the group of an example must be at least 0, but was -1");
    assertThatThrownBy(
            () -> new Example(0, new Continuations(new int[] {1}, new int[][] {{1}, {2}, {3}})))
        .hasMessage(
            "an example must have a chosen and at most a rejected response, but has 3 responses;"
                + " make an example of every pair");
    Example single = new Example(0, data.train().get(0).chosen());
    TrainingData unpaired =
        new TrainingData(List.of("a"), List.of(single), List.of(single), List.of(single));
    assertThatThrownBy(unpaired::requirePairs)
        .hasMessage(
            "preference training needs a chosen and a rejected response in every example, but one"
                + " has a chosen response alone");
    assertThatThrownBy(() -> new Reference(new double[3][2], null, null).check(data))
        .hasMessage(
            "the reference must have a row for each of the 33 training examples, but has 3");
  }
}
