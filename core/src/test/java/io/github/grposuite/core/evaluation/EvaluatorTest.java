package io.github.grposuite.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything measured at checkpoints against plain loops. */
class EvaluatorTest {
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  private final TinyWorld world = TinyWorld.random(131);
  private final PreferenceDataset data = world.dataset(0.5, -0.5, 0.1);
  private final Map<String, Double> rows = new LinkedHashMap<>();

  private Trainer run(PreferenceLoss loss, int steps, int every) {
    Method method =
        new Method(
            "robust",
            loss,
            new ExponentiatedGradient(0.5, 0.6, 0),
            new Solver.Gradient(
                0.2, steps, StepSize.FIXED, 0, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST));
    return TrainingRun.run(
        method,
        data,
        every,
        new SplittableRandom(1)::nextLong,
        (step, split, group, metric, value) ->
            assertThat(rows.put(key(step, split, group, metric), value)).isNull());
  }

  private static String key(int step, String split, String group, String metric) {
    return String.join("/", Integer.toString(step), split, group, metric);
  }

  private double row(int step, String split, String group, Metric metric) {
    return rows.get(key(step, split, group, metric.key()));
  }

  @Test
  void measuresLossesAndAccuraciesOfEverySplit() {
    PreferenceLoss loss = new Dpo(1);
    double[] theta = run(loss, 3, 10).theta();
    for (int k = 0; k < SPLITS.size(); k++) {
      double[] losses = new double[TinyWorld.GROUPS];
      double[] accuracies = new double[TinyWorld.GROUPS];
      for (FeatureDifference pair : world.pairs(k + 1L)) {
        double h = 0;
        for (int j = 0; j < theta.length; j++) {
          h += pair.difference()[j] * theta[j];
        }
        int size = 4 * (pair.group() + 1);
        losses[pair.group()] += loss.value(h) / size;
        accuracies[pair.group()] += (h > 0 ? 1.0 : 0.0) / size;
      }
      assertRows(SPLITS.get(k), Metric.LOSS, losses, max(losses));
      double lowest = Arrays.stream(accuracies).min().getAsDouble();
      assertRows(SPLITS.get(k), Metric.ACCURACY, accuracies, lowest);
    }
  }

  @Test
  void measuresRewardsOnTheTestStates() {
    double[] theta = run(new Ipo(1), 3, 10).theta();
    double[] greedy = new double[TinyWorld.GROUPS];
    double[] absolute = new double[TinyWorld.GROUPS];
    double[] expected = new double[TinyWorld.GROUPS];
    double[] kl = new double[TinyWorld.GROUPS];
    for (int g = 0; g < TinyWorld.GROUPS; g++) {
      RewardTable.PolicyErrors judgement = world.judge(g, theta);
      greedy[g] = judgement.greedyRewardError();
      absolute[g] = judgement.absoluteRewardError();
      expected[g] = judgement.expectedRewardError();
      kl[g] = judgement.kl();
    }
    assertRows("test", Metric.GREEDY_REWARD_ERROR, greedy, max(greedy));
    assertRows("test", Metric.ABSOLUTE_REWARD_ERROR, absolute, max(absolute));
    assertRows("test", Metric.EXPECTED_REWARD_ERROR, expected, max(expected));
    assertRows("test", Metric.KL, kl, max(kl));
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().getAsDouble();
  }

  private void assertRows(String split, Metric metric, double[] expected, double worst) {
    for (int g = 0; g < expected.length; g++) {
      assertThat(row(3, split, data.groups().get(g), metric)).isEqualTo(expected[g], within(1e-13));
    }
    double low = Arrays.stream(expected).min().getAsDouble();
    assertThat(row(3, split, "worst", metric)).isEqualTo(worst, within(1e-13));
    assertThat(row(3, split, "average", metric))
        .isEqualTo(Arrays.stream(expected).average().getAsDouble(), within(1e-13));
    assertThat(row(3, split, "gap", metric)).isEqualTo(max(expected) - low, within(1e-13));
  }

  @Test
  void recordsAlphaTheEffectiveWeightsAndTheta() {
    Trainer trainer = run(new Dpo(1), 3, 10);
    for (int g = 0; g < TinyWorld.GROUPS; g++) {
      String group = data.groups().get(g);
      assertThat(row(3, "", group, Metric.WEIGHT)).isEqualTo(trainer.alpha()[g]);
      assertThat(row(3, "", group, Metric.EFFECTIVE_WEIGHT))
          .isEqualTo(0.4 / 3 + 0.6 * trainer.alpha()[g], within(1e-15));
    }
    for (int j = 0; j < TinyWorld.DIMENSION; j++) {
      assertThat(rows.get(key(3, "", "", "theta[" + j + "]"))).isEqualTo(trainer.theta()[j]);
    }
  }

  @ParameterizedTest(name = "{0} steps, every {1}")
  @CsvSource({
    "7, 3, '0 3 7'",
    "6, 3, '0 3 6'",
    "4, 3, '0 4'",
    "1, 1, '1'",
    "3, 1, '0 1 3'",
    "2, 9, '0 2'"
  })
  void checkpointsFollowTheAuthorsNumbering(int steps, int every, String expected) {
    run(new Dpo(1), steps, every);
    assertThat(rows.keySet().stream().map(key -> key.substring(0, key.indexOf('/'))).distinct())
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void checkpointsNeedAPositiveInterval(int every) {
    assertThatThrownBy(() -> run(new Dpo(1), 3, every))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evaluate_every must be at least 1, but was " + every);
  }
}
