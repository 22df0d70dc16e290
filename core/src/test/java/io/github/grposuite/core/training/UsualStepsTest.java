package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Hinge;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.WeightStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Step sizes that follow from the pairs. */
class UsualStepsTest {
  /** Two pairs a group. */
  private static PairMatrix pairs() {
    return PairMatrix.of(
        2,
        2,
        List.of(
            new FeatureDifference(0, new double[] {2, 0}),
            new FeatureDifference(0, new double[] {0, 1}),
            new FeatureDifference(1, new double[] {1, -1}),
            new FeatureDifference(1, new double[] {-1, 1})));
  }

  @Test
  void theSpreadIsTheLargestEigenvalueOfAnyGroup() {
    // Group 0: diag(2, 1/2); group 1: [[1, -1], [-1, 1]], whose eigenvalues are 2 and 0.
    assertThat(UsualSteps.of(pairs()).spread()).isCloseTo(2, within(1e-9));
  }

  @Test
  void etaThetaIsOneOverTheSmoothness() {
    UsualSteps steps = new UsualSteps(2, 2);
    assertThat(steps.etaTheta(new Dpo(1))).isEqualTo(2.0); // 1 / (2 · 1/4)
    assertThat(steps.etaTheta(new Dpo(10))).isEqualTo(0.02);
    assertThat(steps.etaTheta(new Ipo(0.1))).isEqualTo(0.25); // 1 / (2 · 2)
    assertThat(steps.etaTheta(new Hinge(1)))
        .isEqualTo(0.063); // 1 / (2 · 8): its kink, over an eighth of 1
    assertThat(new UsualSteps(0, 2).etaTheta(new Dpo(1))).isEqualTo(1);
  }

  @Test
  void etaAlphaFallsWithTheSteps() {
    UsualSteps steps = new UsualSteps(1, 5);
    assertThat(steps.etaAlpha(new Dpo(1), WeightStep.OF_LOSSES, 500))
        .isEqualTo(0.12); // √(2 ln 5 / 500) / ln 2
    assertThat(steps.etaAlpha(new Dpo(1), WeightStep.OF_LOSSES, 50_000)).isEqualTo(0.012);
    WeightStep share = new WeightStep(WeightStep.Unit.NUMBER, 0.1);
    assertThat(steps.etaAlpha(new Dpo(1), share, 500)).isEqualTo(0.08); // Not by ln 2.
    assertThat(new UsualSteps(1, 1).etaAlpha(new Dpo(1), WeightStep.OF_LOSSES, 500)).isEqualTo(0);
  }

  @Test
  void everyStepLowersEveryWeightedLoss() {
    SplittableRandom random = new SplittableRandom(5);
    List<FeatureDifference> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double scale = i % 3 == 0 ? 10 : 0.1;
      rows.add(new FeatureDifference(i % 3, random.doubles(4, -scale, scale).toArray()));
    }
    PairMatrix pairs = PairMatrix.of(3, 4, rows);
    for (PreferenceLoss loss : List.of(new Dpo(0.3), new Ipo(0.5))) {
      double eta = UsualSteps.of(pairs).etaTheta(loss);
      double[] theta = random.doubles(4, -1, 1).toArray();
      for (int group = 0; group < 3; group++) {
        double[] at = theta.clone();
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < 20; step++) {
          double now = loss(pairs, group, loss, at);
          assertThat(now).isLessThanOrEqualTo(before * (1 + 1e-12));
          before = now;
          double[] gradient = new double[4];
          int n = pairs.sizes()[group];
          for (int i = 0; i < n; i++) {
            double slope = loss.derivative(pairs.margin(group, i, at));
            pairs.addTo(gradient, group, i, slope / n);
          }
          for (int j = 0; j < 4; j++) {
            at[j] -= eta * gradient[j];
          }
        }
      }
    }
  }

  private static double loss(PairMatrix pairs, int group, PreferenceLoss loss, double[] theta) {
    double sum = 0;
    int n = pairs.sizes()[group];
    for (int i = 0; i < n; i++) {
      sum += loss.value(pairs.margin(group, i, theta));
    }
    return sum / n;
  }
}
