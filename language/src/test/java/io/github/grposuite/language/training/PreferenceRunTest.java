package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.training.DivergedException;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.Pooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a run evaluates, stops and fails, and what it tells. */
class PreferenceRunTest {
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

  @Test
  void trainingReducesTheLossAndEvaluatesOnTime() {
    train(new Dpo(1), new ExponentiatedGradient(0.001, 1, 0));
    assertThat(recorder.steps()).containsExactly(0, 2, 4, 7, 9, 12, 14, 15);
    assertThat(progress.get(14).update().examples()).isEqualTo(99);
    assertThat(progress.get(4).update().examples()).isEqualTo(33);
    assertThat(progress.get(4).totalExamples()).isEqualTo(99);
    double before = recorder.value(0, "train", "worst", Metric.LOSS);
    assertThat(before).isEqualTo(Math.log(2), within(Toy.DOUBLE));
    assertThat(recorder.value(15, "train", "worst", Metric.LOSS)).isLessThan(0.97 * before);
  }

  /** The learning rate is so small that nothing improves: every second evaluation shrinks it. */
  @Test
  void aPlateauShrinksBothStepsAndStops() {
    Plateau plateau = new Plateau(0.1, 1, 1e-3, 0.5, 1e-11);
    List<Double> rates = new ArrayList<>();
    MemoryCheckpoints checkpoints = new MemoryCheckpoints(0);
    Hooks hooks = new Hooks(recorder, checkpoints, now -> rates.add(now.update().learningRate()));
    TrainingSettings settings =
        new TrainingSettings(1e-9, 0, 9, 16, new Batches(8, 2), AdamW.DEFAULT, 1, plateau);
    StageOutcome outcome =
        new PreferenceStage(
                Toy.objective(new Dpo(1), new ExponentiatedGradient(0.1, 1, 0)),
                settings,
                new TrainSample.None(),
                Toy.SEED)
            .run(policy, data, Optional.empty(), hooks);
    assertThat(outcome.status()).isEqualTo(TrainingState.Status.LEARNING_RATE_EXHAUSTED);
    assertThat(recorder.steps()).containsExactly(0, 2, 4, 7, 9, 12, 14);
    assertThat(outcome.steps()).isEqualTo(14);
    assertThat(rates.subList(0, 4)).containsOnly(1e-9);
    assertThat(rates.subList(4, 9)).containsOnly(1e-9 * 0.1);
    assertThat(rates.subList(9, 14)).containsOnly(1e-9 * 0.1 * 0.1);
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
            now -> {
              if (now.update().step() == 3) {
                float[] weights = policy.weights();
                Arrays.fill(weights, bad);
                policy.setWeights(weights);
              }
            });
    assertThatThrownBy(() -> stage.run(policy, data, Optional.empty(), hooks))
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "the training loss of group \"north\" is not a number after 3 updates; lower"
                + " learning_rate or eta_alpha");
  }

  @Test
  void anEvaluationThatIsNotFiniteFailsToo() {
    TrainingSettings wild =
        new TrainingSettings(
            1e38, 0, 1, 8, new Batches(8, 2), AdamW.DEFAULT, 1, SETTINGS.plateau());
    assertThatThrownBy(() -> train(Toy.objective(new Ipo(1), new Pooled()), wild, data))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "the train loss of group \"north\" is (infinite|not a number) after 1 updates; lower"
                + " learning_rate");
    assertThatThrownBy(() -> Divergence.check(7, Double.NaN, "learning_rate"))
        .isInstanceOf(DivergedException.class)
        .hasMessage("the gradient's norm is not a number after 7 updates; lower learning_rate");
  }

  /** Of the same training, which keeping does not change. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBestCheckpointIsThatOfTheLossWhichTheLearningRateFollows(boolean robust) {
    GroupWeighting weighting = robust ? new ExponentiatedGradient(0.05, 1, 0) : new Pooled();
    PreferenceObjective objective = Toy.objective(new Dpo(1), weighting);
    TrainingSettings fast = Toy.settings(0.2, 4);
    StageOutcome last = train(objective, fast, data);
    String summary = robust ? "worst" : "average";
    int best =
        recorder.steps().stream()
            .min(
                Comparator.comparingDouble(
                    step -> recorder.value(step, "validation", summary, Metric.LOSS)))
            .orElseThrow();
    TinyPolicy kept = new TinyPolicy(0);
    List<float[]> after = new ArrayList<>(List.of(kept.weights()));
    Recorder again = new Recorder();
    StageOutcome outcome =
        new PreferenceStage(objective, fast, new TrainSample.Full(), Keep.OWN_OBJECTIVE, Toy.SEED)
            .run(
                kept,
                data,
                Optional.empty(),
                new Hooks(again, Checkpoints.NONE, update -> after.add(kept.weights())));
    assertThat(again.rows()).isEqualTo(recorder.rows());
    assertThat(outcome.steps()).isEqualTo(last.steps());
    assertThat(outcome.kept()).isEqualTo(best).isBetween(robust ? 0 : 1, last.kept() - 1);
    assertThat(kept.weights()).isEqualTo(after.get(best));
    for (int g = 0; robust && g < 3; g++) {
      assertThat(recorder.value(best, "", Toy.GROUPS.get(g), Metric.WEIGHT))
          .isEqualTo(outcome.alpha()[g]);
    }
    assertThat(last.kept()).isEqualTo(last.steps());
  }

  @Test
  void everyUpdateIsLogged() {
    StageOutcome outcome = train(new Dpo(1), new Pooled());
    assertThat(outcome.log().updates())
        .isEqualTo(progress.stream().map(StageProgress::update).toList())
        .hasSize(15);
    assertThat(outcome.log().measurements()).isEqualTo(recorder.rows());
    assertThat(progress.subList(0, 5).stream().mapToLong(StageProgress::tokens).sum())
        .isEqualTo(
            data.train().stream()
                .mapToLong(
                    e -> e.continuations().prompt().length + e.tokens(0) + (long) e.tokens(1))
                .sum());
  }

  /** The first losses: −ln ½ a pair, and w_g N/N_g times that for every pair of a group. */
  @Test
  void progressHasTheLossAsMinimised() {
    train(new Dpo(1), new Pooled());
    assertThat(progress.get(0).update().loss()).isEqualTo(Math.log(2), within(Toy.DOUBLE));
    policy.setWeights(new TinyPolicy(0).weights());
    progress.clear();
    train(new Dpo(1), new ExponentiatedGradient(0, 1, 0));
    int[] members = new int[3];
    for (int i : Arrays.copyOf(Batches.order(33, Toy.SEED, 0), 8)) {
      members[data.train().get(i).group()]++;
    }
    double pairs = (members[0] / 19.0 + members[1] / 9.0 + members[2] / 5.0) * 33 / 3;
    assertThat(progress.get(0).update().loss())
        .isEqualTo(pairs / 2 * Math.log(2), within(Toy.DOUBLE));
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
        .isEqualTo(1, within(Toy.DOUBLE));
  }
}
