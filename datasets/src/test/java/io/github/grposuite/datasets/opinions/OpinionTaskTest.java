package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.datasets.StartRange;
import io.github.grposuite.datasets.text.HashedFeatures;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The log-linear policy on the embedded survey. */
class OpinionTaskTest {
  private static final int STEPS = 200;
  private static final StartRange START = new StartRange(-0.01, 0.01);
  private static final OpinionFeatures FEATURES =
      new HashedOpinionFeatures(new HashedFeatures(512, 1));
  private static final OpinionSurvey SURVEY = SurveySimulator.survey(OpinionGroups.FIVE);

  private static OpinionTask task(PairRule pairs) {
    return new OpinionTask(new OpinionSplit.Random(OpinionSplit.AUTHORS_SEED), pairs);
  }

  private final OpinionTask best = task(new PairRule.BestAgainstRandom());

  @Test
  void sizesNamesAndStart() {
    PreferenceDataset data = best.generate(SURVEY, FEATURES, START, 3);
    assertThat(data.groups()).isEqualTo(OpinionGroups.FIVE);
    assertThat(data.rewards()).isEmpty();
    for (int g = 0; g < 5; g++) {
      assertThat(data.train().sizes()[g] + data.validation().sizes()[g] + data.test().sizes()[g])
          .isEqualTo(SURVEY.cells().get(g).size());
    }
    assertThat(data.theta0()).hasSize(512).doesNotHaveDuplicates();
    for (double theta : data.theta0()) {
      assertThat(theta).isBetween(-0.01, 0.01);
    }
    assertThat(best.generate(SURVEY, FEATURES, START, 3).theta0()).isEqualTo(data.theta0());
    assertThat(best.generate(SURVEY, FEATURES, START, 4).theta0()).isNotEqualTo(data.theta0());
  }

  @Test
  void rankedPairsAreMore() {
    PreferenceDataset ranked = task(new PairRule.Ranked(3)).generate(SURVEY, FEATURES, START, 3);
    assertThat(ranked.trainHere().size())
        .isGreaterThan(2 * best.generate(SURVEY, FEATURES, START, 3).trainHere().size());
  }

  @Test
  void beatsChanceWhereItWasNotTrained() {
    Map<String, Double> measured = train(new Pooled());
    // 95 pairs; a policy at chance exceeds 60 % with probability 2 %.
    assertThat(measured.get("validation/average/accuracy")).isGreaterThan(0.6);
    assertThat(measured.get("test/average/accuracy")).isGreaterThan(0.6);
    assertThat(measured.get("train/average/reward_margin")).isPositive();
  }

  @Test
  void robustTrainingServesTheWorstGroupOfTheTrainingPairs() {
    Map<String, Double> pooled = train(new Pooled());
    Map<String, Double> robust = train(new ExponentiatedGradient(0.2, 1, 0));
    assertThat(robust.get("train/worst/loss")).isLessThan(pooled.get("train/worst/loss"));
    assertThat(robust.get("train/gap/loss")).isLessThan(pooled.get("train/gap/loss") / 2);
    assertThat(robust.get("train/average/loss")).isGreaterThan(pooled.get("train/average/loss"));
  }

  private Map<String, Double> train(GroupWeighting weighting) {
    Method method =
        new Method(
            "ipo",
            new Ipo(0.5),
            weighting,
            new Solver.Gradient(
                0.5, STEPS, StepSize.FIXED, 0, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST));
    Map<String, Double> last = new HashMap<>();
    MeasurementSink sink =
        (step, split, group, metric, value) ->
            last.put(String.join("/", split, group, metric), value);
    PreferenceDataset data = best.generate(SURVEY, FEATURES, START, 0);
    TrainingRun.run(method, data, STEPS, new SplittableRandom(1)::nextLong, sink);
    assertThat(last).doesNotContainKey("//theta[0]");
    return last;
  }

  @Test
  void aGroupWithoutAPairIsNamed() {
    OpinionSurvey tied =
        Surveys.read(
            Surveys.HEADER
                + Surveys.row("Q", "'A': [0.5, 0.5]", "['x', 'y']").repeat(10)
                + Surveys.row("R", "'A': [0.5, 0.5]", "['x', 'y']").repeat(10),
            "A");
    assertThatThrownBy(() -> task(new PairRule.Ranked(1)).generate(tied, FEATURES, START, 0))
        .isInstanceOf(SurveyException.class)
        .hasMessage(
            "s.csv: group \"A\" has no preference pair in its train part; leave the group out");
    assertThatThrownBy(() -> StartRange.of(1, 0))
        .hasMessage("start must be two increasing numbers, low and high");
    assertThat(Metric.of("reward_margin").worst(new double[] {1, -1})).isEqualTo(-1);
  }
}
