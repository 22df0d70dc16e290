package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.Balanced;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.core.weighting.Subsample;
import io.github.grposuite.language.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Training against a plain recomputation in double precision, and in limiting cases. */
class PreferenceStageTest {
  private static final double[] Q = {0.5, 0.3, 0.2};
  private static final TrainingSettings SETTINGS = Toy.settings(0.02, 3);

  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Recorder recorder = new Recorder();
  private final List<StageProgress> progress = new ArrayList<>();

  private StageOutcome train(PreferenceLoss loss, GroupWeighting weighting) {
    return train(Toy.objective(loss, weighting), SETTINGS, data);
  }

  private StageOutcome train(
      PreferenceObjective objective, TrainingSettings settings, TrainingData on) {
    return new PreferenceStage(objective, settings, new TrainSample.Full(), Toy.SEED)
        .run(policy, on, Optional.empty(), new Hooks(recorder, Checkpoints.NONE, progress::add));
  }

  /** AdamW hides a factor of all gradients; their norms show it. */
  private Recomputation.Result assertSame(
      TrainingData on, TrainingSettings settings, Recomputation.MicroBatch microBatch) {
    Recomputation.Result plain = Recomputation.bounded(on, settings, microBatch);
    plain
        .norms()
        .check("norm", progress.stream().mapToDouble(p -> p.update().gradientNorm()).toArray());
    plain.weights().check("weight", Rounding.doubles(policy.weights()));
    progress.clear();
    return plain;
  }

  @Test
  void dpoAndIpoPoolPairs() {
    for (PreferenceLoss loss : List.of(new Dpo(0.7), new Ipo(0.3))) {
      policy.setWeights(new TinyPolicy(0).weights());
      StageOutcome outcome = train(loss, new Pooled());
      double[] ones = {1, 1, 1};
      assertSame(data, SETTINGS, (plain, part) -> plain.fixed(loss, ones, part));
      assertThat(outcome.alpha()).containsOnly(1.0 / 3);
      assertThat(outcome.steps()).isEqualTo(15);
      assertThat(outcome.status()).isEqualTo(TrainingState.Status.EPOCHS_DONE);
    }
  }

  @Test
  void importanceSamplingWeightsPairsByQ() {
    Ipo loss = new Ipo(0.3);
    train(loss, new ImportanceSampling(Q));
    assertSame(data, SETTINGS, (plain, part) -> plain.fixed(loss, Q, part));
  }

  @Test
  void grpoMovesAlphaInEveryMicroBatch() {
    for (PreferenceLoss loss : List.of(new Dpo(0.7), new Ipo(0.3))) {
      for (double[] s : new double[][] {{0.05, 1, 0}, {0.05, 0.6, 3}}) {
        policy.setWeights(new TinyPolicy(0).weights());
        StageOutcome outcome = train(loss, new ExponentiatedGradient(s[0], s[1], s[2]));
        assertSame(data, SETTINGS, (plain, part) -> plain.grpo(loss, s[0], s[1], s[2], part))
            .alpha()
            .check("alpha", outcome.alpha());
        double largest = Arrays.stream(outcome.alpha()).max().getAsDouble();
        assertThat(largest).isGreaterThan(1.0 / 3 + 0.01);
      }
    }
  }

  /** Without an α-step, the loss is that of the mean of the groups' losses, times the batch. */
  @Test
  void withoutStepOrChiTheMeanOfTheGroupsIsMinimised() {
    TrainingSettings settings =
        new TrainingSettings(
            0.02, 3, 2, 16, new Batches(4, 1), AdamW.DEFAULT, 0, SETTINGS.plateau());
    TrainingData even = cutTo28(data);
    double[] factors = {28 / 14.0 * 4 / 3, 28 / 9.0 * 4 / 3, 28 / 5.0 * 4 / 3};
    for (GroupWeighting weighting :
        List.of(new ExponentiatedGradient(0, 1, 0), new ExponentiatedGradient(9, 0, 0))) {
      policy.setWeights(new TinyPolicy(0).weights());
      StageOutcome outcome = train(Toy.objective(new Dpo(1), weighting), settings, even);
      assertSame(
          even, unclipped(settings), (plain, part) -> plain.fixed(new Dpo(1), factors, part));
      assertThat(outcome.alpha()).containsOnly(1.0 / 3);
    }
  }

  private static TrainingSettings unclipped(TrainingSettings s) {
    return new TrainingSettings(
        s.learningRate(),
        s.warmupSteps(),
        s.epochs(),
        s.evaluateEvery(),
        s.batches(),
        s.optimiser(),
        1e9,
        s.plateau());
  }

  private static TrainingData cutTo28(TrainingData data) {
    List<Example> train = new ArrayList<>(data.train().subList(5, data.train().size()));
    return new TrainingData(data.groups(), train, data.validation(), data.test());
  }

  /**
   * One group: L_1 = Σ ℓ_i, n times the pooled loss; AdamW without clipping does not see n. Each of
   * the two is within its bound of the training without rounding.
   */
  @Test
  void oneGroupIsPooledUpToAFactor() {
    TrainingData one = Toy.oneGroup();
    TrainingSettings settings =
        new TrainingSettings(
            0.02,
            0,
            2,
            16,
            new Batches(8, 2),
            new AdamW(0.9, 0.999, 1e-30, 0),
            0,
            SETTINGS.plateau());
    TrainingData whole =
        new TrainingData(one.groups(), one.train().subList(0, 24), one.validation(), one.test());
    double[] ones = {1};
    Recomputation.Result plain =
        Recomputation.bounded(
            whole, unclipped(settings), (same, part) -> same.fixed(new Ipo(0.3), ones, part));
    for (GroupWeighting weighting : List.of(new ExponentiatedGradient(1, 1, 0), new Pooled())) {
      policy.setWeights(new TinyPolicy(0).weights());
      train(Toy.objective(new Ipo(0.3), weighting), settings, whole);
      plain.weights().check("weight", Rounding.doubles(policy.weights()));
    }
  }

  /** The kept pairs alone, with equal weights. */
  @Test
  void aSubsampleIsTrainedAsIfTheOthersWereNotThere() {
    Ipo loss = new Ipo(0.3);
    int[] kept = data.kept(new Subsample(), Toy.SEED);
    assertThat(kept).hasSize(15).isSorted().doesNotHaveDuplicates();
    assertThat(data.kept(new Subsample(), Toy.SEED + 1)).hasSize(15).isNotEqualTo(kept);
    assertThat(data.kept(new Balanced(), Toy.SEED)).hasSize(33);
    List<Example> some = Arrays.stream(kept).mapToObj(data.train()::get).toList();
    assertThat(TrainingData.sizes(3, some)).containsExactly(5, 5, 5);

    StageOutcome outcome = train(loss, new Subsample());
    float[] trained = policy.weights();
    assertThat(outcome.steps()).isEqualTo(6);
    policy.setWeights(new TinyPolicy(0).weights());
    TrainingData alone = new TrainingData(data.groups(), some, data.validation(), data.test());
    train(Toy.objective(loss, new Balanced()), SETTINGS, alone);
    assertThat(policy.weights()).isEqualTo(trained);
  }

  @Test
  void meansDivideByTheNumberOfTokens() {
    PreferenceObjective sum = Toy.objective(new Ipo(0.3), new Pooled());
    PreferenceObjective mean =
        new PreferenceObjective(new Ipo(0.3), new Pooled(), LogProbability.MEAN);
    Example example =
        data.train().stream().filter(e -> e.tokens(0) == 3 && e.tokens(1) == 1).findAny().get();
    double[] sums = {-6, -5};
    double[] reference = {-3, -1};
    double[] other = {-5, -1};
    assertThat(sum.margin(example, sums, reference)).isEqualTo(-1 + 2);
    assertThat(sum.margin(example, sums, other)).isEqualTo(3);
    assertThat(mean.margin(example, sums, reference)).isEqualTo(3.0 - 0);
    double slope = 2 * 2 * (3 - 1 / 0.6);
    assertThat(mean.upstreamGradient(example, sums, reference, 2)[0])
        .isEqualTo(slope / 3, within(Toy.DOUBLE));
    assertThat(mean.upstreamGradient(example, sums, reference, 2)[1])
        .isEqualTo(-slope, within(Toy.DOUBLE));
    assertThat(sum.upstreamGradient(example, sums, other, 2)[0])
        .isEqualTo(slope, within(Toy.DOUBLE));
  }
}
