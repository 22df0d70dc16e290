package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.CommonGradient;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GivenWeights;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.MemorylessWeighting;
import io.github.grposuite.core.weighting.MovingAverage;
import io.github.grposuite.core.weighting.ProjectedGradient;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What weightings hear of a micro-batch, and the gradient that follows. */
class GroupLossTest {
  private static final TrainingSettings SETTINGS = Toy.settings(0.02, 3);
  private static final GivenWeights EQUAL = new GivenWeights.Equal();

  private final TrainingData data = Toy.data();
  private final List<StageProgress> progress = new ArrayList<>();

  private static PreferenceObjective objective(
      PreferenceLoss loss, GroupWeighting weighting, GroupLoss heard) {
    return new PreferenceObjective(loss, weighting, LogProbability.SUM, heard, 0);
  }

  private StageOutcome train(PreferenceObjective objective, TrainablePolicy policy) {
    progress.clear();
    return new PreferenceStage(objective, SETTINGS, new TrainSample.None(), Toy.SEED)
        .run(
            policy,
            data,
            Optional.empty(),
            new Hooks(new Recorder(), Checkpoints.NONE, progress::add));
  }

  private void assertTrains(PreferenceObjective objective, Recomputation.MicroBatch microBatch) {
    Recomputation.Result plain = Recomputation.bounded(data, SETTINGS, microBatch);
    for (TrainablePolicy policy :
        List.of(new TinyPolicy(0), new TogetherPolicy(new TinyPolicy(0)))) {
      StageOutcome outcome = train(objective, policy);
      plain
          .norms()
          .check("norm", progress.stream().mapToDouble(p -> p.update().gradientNorm()).toArray());
      plain.weights().check("weight", Rounding.doubles(policy.weights()));
      plain.alpha().check("alpha", outcome.alpha());
    }
  }

  /** In micro-batches of 4 of 33 pairs, a group is often absent. */
  @Test
  void grpoOfMeans() {
    for (double[] s : new double[][] {{0.4, 1, 0}, {0.4, 0.6, 3}}) {
      Dpo loss = new Dpo(0.7);
      assertTrains(
          objective(loss, new ExponentiatedGradient(s[0], s[1], s[2]), GroupLoss.MEAN),
          (plain, part) -> plain.grpoOfMeans(loss, s[0], s[1], s[2], part));
    }
  }

  static Stream<GroupWeighting> weightings() {
    return Stream.of(
        new AlgorithmTwo(0.4),
        new ProjectedGradient(0.1),
        new CommonGradient(0.4, 2),
        new MovingAverage(0.4, 0.5),
        new MemorylessWeighting.HardMax(),
        new MemorylessWeighting.Cvar(0.5),
        new MemorylessWeighting.ChiSquare(0.3),
        new MemorylessWeighting.Tilted(2, EQUAL),
        new MemorylessWeighting.KlBall(0.2, EQUAL),
        new MemorylessWeighting.QFair(2));
  }

  /** None is taken for one with fixed weights. */
  @ParameterizedTest
  @MethodSource("weightings")
  void everyWeightingThatAdaptsFollowsTheLosses(GroupWeighting weighting) {
    Ipo loss = new Ipo(0.3);
    PreferenceObjective objective = objective(loss, weighting, GroupLoss.MEAN);
    assertThat(objective.isAdaptive()).isTrue();
    assertTrains(objective, (plain, part) -> plain.weighted(loss, weighting, part));
    double[] start = weighting.start(Toy.SIZES).alpha();
    assertThat(train(objective, new TinyPolicy(0)).alpha()).isNotEqualTo(start);
  }

  private PreferenceTask task(PreferenceObjective objective, TrainablePolicy policy) {
    PreferenceTask task =
        new PreferenceTask(
            objective,
            policy,
            data,
            Optional.of(Reference.of(policy, data)),
            new TrainSample.None(),
            Toy.SEED);
    task.begin();
    return task;
  }

  /** Over micro-batches that hold every pair once; a sum is as many times as large as these are. */
  @Test
  void theMeanGradientIsThatOfTheGroupsMeans() {
    ExponentiatedGradient still = new ExponentiatedGradient(0, 1, 0);
    for (boolean together : new boolean[] {false, true}) {
      TinyPolicy tiny = new TinyPolicy(0);
      TrainablePolicy policy = together ? new TogetherPolicy(tiny) : tiny;
      double[] whole = new double[policy.size()];
      for (int i = 0; i < 33; i++) {
        double[][] slopes = new double[2][policy.size()];
        Example example = data.train().get(i);
        tiny.sums(example.continuations(), Rounding.doubles(policy.weights()), slopes);
        double factor = 2 * (0 - 1 / 0.6) / 3 / Toy.SIZES[example.group()];
        Arrays.setAll(whole, j -> whole[j] + factor * (slopes[0][j] - slopes[1][j]));
      }
      for (GroupLoss heard : GroupLoss.values()) {
        PreferenceTask task = task(objective(new Ipo(0.3), still, heard), policy);
        float[] gradient = new float[policy.size()];
        double loss = 0;
        for (int part = 0; part < 11; part++) {
          int first = part;
          int[] three = IntStream.range(0, 3).map(i -> first + 11 * i).toArray();
          loss += task.accumulate(0, part, three, 1.0 / 11, gradient) / 11;
        }
        double times = heard == GroupLoss.SUM ? 3 : 1;
        assertThat(loss).isEqualTo(times / 0.36, within(Toy.DOUBLE));
        for (int j = 0; j < gradient.length; j++) {
          assertThat(gradient[j]).isEqualTo((float) (times * whole[j]), within(2e-6f));
        }
      }
    }
  }

  /** Of an absent group nothing is known; the authors take its loss for 0, and add C/√N_g. */
  @Test
  void anAbsentGroupIsNotMoved() {
    int[] north = {0, 1, 2};
    for (GroupLoss heard : GroupLoss.values()) {
      for (TrainablePolicy policy :
          List.of(new TinyPolicy(0), new TogetherPolicy(new TinyPolicy(0)))) {
        PreferenceTask task =
            task(objective(new Dpo(1), new ExponentiatedGradient(0.5, 1, 3), heard), policy);
        assertThat(data.train().get(2).group()).isZero();
        task.accumulate(0, 0, north, 1, new float[policy.size()]);
        double[] alpha = task.alpha();
        boolean sum = heard == GroupLoss.SUM;
        double loss = Math.log(2) * (sum ? 33.0 * 3 / 19 : 1);
        double moved = 0.5 * (loss + 3 / Math.sqrt(19));
        double second = sum ? 0.5 * 3 / Math.sqrt(9) : 0;
        assertThat(Math.log(alpha[0] / alpha[1])).isEqualTo(moved - second, within(Toy.DOUBLE));
        assertThat(alpha[1] == alpha[2]).isEqualTo(!sum);
      }
    }
  }

  /** What CGD hears is the gradients of the same weights, also those of a group without a pair. */
  @Test
  void aWeightingThatAsksForGradientsGetsThem() {
    PreferenceObjective objective = objective(new Dpo(1), new CommonGradient(1, 0), GroupLoss.MEAN);
    PreferenceTask task = task(objective, new TinyPolicy(0));
    float[] gradient = new float[TinyPolicy.SIZE];
    task.accumulate(0, 0, new int[] {0, 20, 30}, 1, gradient);
    double[] all = task.alpha();
    task.accumulate(0, 1, new int[] {0, 1}, 1, gradient);
    double[] after = task.alpha();
    // The loss is ln 2 for every pair: of a group alone, the exponent is its share times that.
    assertThat(Math.log(after[0] / all[0]) - Math.log(after[1] / all[1]))
        .isEqualTo(Math.log(2) / 3, within(Toy.DOUBLE));
    assertThat(after[1] / after[2]).isEqualTo(all[1] / all[2], within(Toy.DOUBLE));
  }
}
