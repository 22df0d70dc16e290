package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.loss.PreferenceLoss.Dpo;
import io.github.grposuite.core.loss.PreferenceLoss.Ipo;
import io.github.grposuite.core.training.DivergedException;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting.ImportanceSampling;
import io.github.grposuite.core.weighting.GroupWeighting.Pooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training against a plain recomputation in double precision, and in limiting cases. */
class PreferenceStageTest {
  private static final double[] Q = {0.5, 0.3, 0.2};
  private static final TrainingSettings SETTINGS = Toy.settings(0.02, 3);

  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Recorder recorder = new Recorder();

  private Outcome train(PreferenceLoss loss, GroupWeighting weighting) {
    return train(Toy.objective(loss, weighting), SETTINGS, data);
  }

  private Outcome train(PreferenceObjective objective, TrainingSettings settings, TrainingData on) {
    return new PreferenceStage(objective, settings, new TrainSample.Full(), Toy.SEED)
        .run(policy, on, Optional.empty(), Hooks.measuring(recorder));
  }

  private void assertWeights(double[] expected) {
    for (int j = 0; j < expected.length; j++) {
      assertThat((double) policy.weights()[j]).as("w[%d]", j).isEqualTo(expected[j], within(2e-5));
    }
  }

  @Test
  void dpoAndIpoPoolPairs() {
    for (PreferenceLoss loss : List.of(new Dpo(0.7), new Ipo(0.3))) {
      policy.setWeights(new TinyPolicy(0).weights());
      Outcome outcome = train(loss, new Pooled());
      Recomputation plain = new Recomputation(data, SETTINGS);
      assertWeights(plain.run(part -> plain.fixed(loss, new double[] {1, 1, 1}, part)));
      assertThat(outcome.alpha()).containsOnly(1.0 / 3);
      assertThat(outcome.steps()).isEqualTo(12);
      assertThat(outcome.status()).isEqualTo(TrainingState.Status.EPOCHS_DONE);
    }
  }

  @Test
  void importanceSamplingWeightsPairsByQ() {
    Ipo loss = new Ipo(0.3);
    train(loss, new ImportanceSampling(Q));
    Recomputation plain = new Recomputation(data, SETTINGS);
    assertWeights(plain.run(part -> plain.fixed(loss, Q, part)));
  }

  @Test
  void grpoMovesAlphaInEveryMicroBatch() {
    for (PreferenceLoss loss : List.of(new Dpo(0.7), new Ipo(0.3))) {
      for (double[] s : new double[][] {{0.05, 1, 0}, {0.05, 0.6, 3}}) {
        policy.setWeights(new TinyPolicy(0).weights());
        Outcome outcome = train(loss, new ExponentiatedGradient(s[0], s[1], s[2]));
        Recomputation plain = new Recomputation(data, SETTINGS);
        assertWeights(plain.run(part -> plain.grpo(loss, s[0], s[1], s[2], part)));
        for (int g = 0; g < 3; g++) {
          assertThat(outcome.alpha()[g]).isEqualTo(plain.alpha[g], within(1e-5));
        }
        assertThat(Math.abs(outcome.alpha()[0] - 1.0 / 3)).isGreaterThan(0.01);
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
    double[] factors = {28 / 16.0 * 4 / 3, 28 / 8.0 * 4 / 3, 28 / 4.0 * 4 / 3};
    for (GroupWeighting weighting :
        List.of(new ExponentiatedGradient(0, 1, 0), new ExponentiatedGradient(9, 0, 0))) {
      policy.setWeights(new TinyPolicy(0).weights());
      Outcome outcome = train(Toy.objective(new Dpo(1), weighting), settings, even);
      Recomputation plain = new Recomputation(even, unclipped(settings));
      assertWeights(plain.run(part -> plain.fixed(new Dpo(1), factors, part)));
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
    List<Example> train = new ArrayList<>(data.train().subList(3, data.train().size()));
    return new TrainingData(data.groups(), train, data.validation(), data.test());
  }

  /** One group: L_1 = Σ ℓ_i, n times the pooled loss; AdamW without clipping does not see n. */
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
    train(Toy.objective(new Ipo(0.3), new ExponentiatedGradient(1, 1, 0)), settings, whole);
    float[] robust = policy.weights();
    policy.setWeights(new TinyPolicy(0).weights());
    train(Toy.objective(new Ipo(0.3), new Pooled()), settings, whole);
    for (int j = 0; j < robust.length; j++) {
      assertThat(robust[j]).isEqualTo(policy.weights()[j], within(1e-5f));
    }
  }

  @Test
  void trainingReducesTheLossAndEvaluatesOnTime() {
    train(new Dpo(1), new ExponentiatedGradient(0.001, 1, 0));
    assertThat(recorder.steps()).containsExactly(0, 2, 5, 7, 9, 11, 12);
    double before = recorder.value(0, "train", "worst", Metric.LOSS);
    assertThat(before).isEqualTo(Math.log(2), within(1e-12));
    assertThat(recorder.value(12, "train", "worst", Metric.LOSS)).isLessThan(0.97 * before);
  }

  @Test
  void meansDivideByTheNumberOfTokens() {
    PreferenceObjective sum = Toy.objective(new Ipo(0.3), new Pooled());
    PreferenceObjective mean =
        new PreferenceObjective(new Ipo(0.3), new Pooled(), LogProbability.MEAN);
    Example example =
        data.train().stream().filter(e -> e.tokens(0) == 3 && e.tokens(1) == 1).findAny().get();
    double[] sums = {-6, -5};
    assertThat(sum.margin(example, sums, new double[] {-3, -1})).isEqualTo(-1 + 2);
    assertThat(mean.margin(example, sums, new double[] {-3, -1})).isEqualTo(3.0 - 0);
    double slope = 2 * 2 * (3 - 1 / 0.6);
    assertThat(mean.seeds(example, 3, 2)[0]).isEqualTo(slope / 3, within(1e-12));
    assertThat(mean.seeds(example, 3, 2)[1]).isEqualTo(-slope, within(1e-12));
    assertThat(sum.seeds(example, 3, 2)[0]).isEqualTo(slope, within(1e-12));
  }

  /** The learning rate is so small that nothing improves: every second evaluation shrinks it. */
  @Test
  void aPlateauShrinksBothStepsAndStops() {
    Plateau plateau = new Plateau(0.1, 1, 1e-3, 0.5, 1e-11);
    List<Double> rates = new ArrayList<>();
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(0);
    Hooks hooks = new Hooks(recorder, checkpoints, progress -> rates.add(progress.learningRate()));
    TrainingSettings settings =
        new TrainingSettings(1e-9, 0, 9, 16, new Batches(8, 2), AdamW.DEFAULT, 1, plateau);
    Outcome outcome =
        new PreferenceStage(
                Toy.objective(new Dpo(1), new ExponentiatedGradient(0.1, 1, 0)),
                settings,
                new TrainSample.None(),
                Toy.SEED)
            .run(policy, data, Optional.empty(), hooks);
    assertThat(outcome.status()).isEqualTo(TrainingState.Status.LEARNING_RATE_EXHAUSTED);
    assertThat(recorder.steps()).containsExactly(0, 2, 5, 7, 9, 11, 13);
    assertThat(outcome.steps()).isEqualTo(13);
    assertThat(rates.subList(0, 5)).containsOnly(1e-9);
    assertThat(rates.subList(5, 9)).containsOnly(1e-9 * 0.1);
    assertThat(rates.subList(9, 13)).containsOnly(1e-9 * 0.1 * 0.1);
    double[] weighting = checkpoints.load().orElseThrow().weighting();
    assertThat(weighting[weighting.length - 1]).isEqualTo(0.125);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void notFiniteIsAFailureThatNamesStepAndGroup(float bad) {
    PreferenceStage stage =
        new PreferenceStage(
            Toy.objective(new Dpo(1), new ExponentiatedGradient(0.1, 1, 0)),
            SETTINGS,
            new TrainSample.None(),
            Toy.SEED);
    Hooks hooks =
        new Hooks(
            recorder,
            Checkpoints.NONE,
            progress -> {
              if (progress.step() == 3) {
                float[] weights = policy.weights();
                Arrays.fill(weights, bad);
                policy.setWeights(weights);
              }
            });
    assertThatThrownBy(() -> stage.run(policy, data, Optional.empty(), hooks))
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "the training loss of group \"north\" is NaN after 3 updates; lower learning_rate or"
                + " eta_alpha");
  }

  @Test
  void aReferenceCanBeGivenAndIsChecked() {
    Reference other = Reference.of(policy, data);
    other.train()[0][0] = Double.NaN;
    PreferenceStage stage =
        new PreferenceStage(
            Toy.objective(new Dpo(1), new Pooled()), SETTINGS, new TrainSample.None(), Toy.SEED);
    Hooks hooks = Hooks.measuring(recorder);
    assertThatThrownBy(() -> stage.run(policy, data, Optional.of(other), hooks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the reference must have two finite log-probabilities for every training example, but"
                + " one has [NaN, ");
    Reference shifted = Reference.of(policy, data);
    for (double[] row : shifted.validation()) {
      row[1] += 1;
    }
    stage.run(policy, data, Optional.of(shifted), hooks);
    assertThat(recorder.value(0, "validation", "worst", Metric.REWARD_MARGIN))
        .isEqualTo(1, within(1e-12));
  }
}
