package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where methods and solvers must agree with simpler ones. */
class LimitsTest {
  private static final int STEPS = 50;
  private static final double ETA = 0.5;

  private final Problem problem = Problem.random(71, 3, 20, 50, 90);
  private final Dpo loss = new Dpo(1);
  private final double[] theta0 = {0.5, -1, 2};

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void withOneGroupGrDpoIsDpoBitForBit(double chi) {
    Problem one = Problem.random(72, 3, 100);
    Solver solver = Problem.descent(ETA, STEPS);
    double[] robust =
        one.train(loss, new ExponentiatedGradient(0.9, chi, 1), solver, theta0).theta();
    assertThat(robust).isEqualTo(one.train(loss, new Pooled(), solver, theta0).theta());
  }

  @Test
  void withOneGroupClosedFormGrIpoIsIpoBitForBit() {
    Problem one = Problem.random(72, 3, 100);
    Solver solver = new Solver.ClosedForm(3, 0);
    Ipo ipo = new Ipo(0.1);
    double[] robust = one.train(ipo, new ExponentiatedGradient(0.9, 1, 0), solver, theta0).theta();
    assertThat(robust).isEqualTo(one.train(ipo, new Pooled(), solver, theta0).theta());
  }

  /** Both are the plain mean of the groups' losses, as importance sampling writes it. */
  @ParameterizedTest(name = "eta_alpha = {0}, chi = {1}")
  @CsvSource({"0.9, 0", "0, 1", "0, 0.4"})
  void withoutRobustnessEveryGroupCountsAlike(double etaAlpha, double chi) {
    double[] equal = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    agree(
        new ExponentiatedGradient(etaAlpha, chi, 0),
        1,
        problem.fixed(equal),
        problem.fixedScale(equal));
    agree(
        new ExponentiatedGradient(etaAlpha, chi, 0),
        1,
        new ImportanceSampling(new double[0]),
        problem.fixedScale(equal));
  }

  @Test
  void importanceSamplingWithEqualWeightsIsPooledUpToTheNumberOfGroups() {
    agree(new ImportanceSampling(new double[] {2, 2, 2}), 3, new Pooled(), 1);
  }

  private void agree(GroupWeighting a, double scaleA, GroupWeighting b, double scaleB) {
    double[] thetaA = problem.train(loss, a, Problem.descent(ETA * scaleA, STEPS), theta0).theta();
    double[] thetaB = problem.train(loss, b, Problem.descent(ETA * scaleB, STEPS), theta0).theta();
    assertThat(Problem.relativeDistance(thetaA, thetaB)).isLessThan(1e-12);
  }

  /** β → 0: ℓ = ln 2 − βh/2 + O(β²), so a step is (β/2) η Σ_g w_g mean Δ, whatever θ is. */
  @Test
  void dpoBecomesLinearAsBetaVanishes() {
    double[] meanDifference = problem.gradient(new Dpo(2), problem.pooledWeights(), new double[3]);
    double last = Double.POSITIVE_INFINITY;
    for (double beta : new double[] {1e-2, 1e-3, 1e-4}) {
      double[] after =
          problem.train(new Dpo(beta), new Pooled(), Problem.descent(1 / beta, 1), theta0).theta();
      double[] step = Problem.plus(after, -1, theta0);
      double error = Problem.norm(Problem.plus(step, 0.5, meanDifference));
      assertThat(error).as("beta = %s", beta).isLessThan(beta).isLessThan(0.11 * last);
      last = error;
    }
  }

  @Test
  void projectionKeepsThetaInTheBallAndOnlyShortensIt() {
    double radius = 0.7;
    Solver.Gradient solver =
        new Solver.Gradient(
            ETA, STEPS, StepSize.FIXED, 0, BatchSampling.UNIFORM, radius, Solver.Iterate.LAST);
    Trainer trainer = problem.start(loss, new Pooled(), solver, theta0);
    double[] expected = theta0;
    boolean projected = false;
    for (int step = 0; step < STEPS; step++) {
      trainer.step();
      double[] free =
          Problem.plus(expected, -ETA, problem.gradient(loss, problem.pooledWeights(), expected));
      double norm = Problem.norm(free);
      projected |= norm > radius;
      expected = Problem.plus(free, Math.min(1, radius / norm) - 1, free);
      assertThat(Problem.norm(trainer.theta())).isLessThanOrEqualTo(radius * (1 + 1e-15));
      assertThat(Problem.relativeDistance(trainer.theta(), expected)).isLessThan(1e-12);
    }
    assertThat(projected).isTrue();
  }

  @Test
  void aRadiusThatIsNeverReachedChangesNoBit() {
    Solver.Gradient wide =
        new Solver.Gradient(
            ETA, STEPS, StepSize.FIXED, 0, BatchSampling.UNIFORM, 100, Solver.Iterate.LAST);
    assertThat(problem.train(loss, new Pooled(), wide, theta0).theta())
        .isEqualTo(problem.train(loss, new Pooled(), Problem.descent(ETA, STEPS), theta0).theta());
  }

  @Test
  void adagradNormFollowsItsRecursion() {
    Solver.Gradient solver =
        new Solver.Gradient(
            ETA, STEPS, StepSize.ADAGRAD_NORM, 0, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST);
    Trainer trainer = problem.start(loss, new Pooled(), solver, theta0);
    double[] expected = theta0;
    double squared = 0;
    for (int step = 0; step < STEPS; step++) {
      trainer.step();
      double[] gradient = problem.gradient(loss, problem.pooledWeights(), expected);
      squared += Problem.dot(gradient, gradient);
      expected = Problem.plus(expected, -ETA / Math.sqrt(squared), gradient);
      assertThat(Problem.relativeDistance(trainer.theta(), expected)).isLessThan(1e-12);
    }
  }

  @Test
  void theAveragedIterateIsThePlainMean() {
    GroupWeighting weighting = new ExponentiatedGradient(0.5, 1, 0);
    Trainer last = problem.start(loss, weighting, Problem.descent(ETA, STEPS), theta0);
    Trainer average =
        problem.start(loss, weighting, Problem.descent(ETA, STEPS, Solver.Iterate.AVERAGE), theta0);
    double[] sumTheta = new double[3];
    double[] sumAlpha = new double[3];
    for (int step = 1; step <= STEPS; step++) {
      last.step();
      average.step();
      sumTheta = Problem.plus(sumTheta, 1, last.theta());
      sumAlpha = Problem.plus(sumAlpha, 1, last.alpha());
      for (int j = 0; j < 3; j++) {
        assertThat(average.theta()[j]).isEqualTo(sumTheta[j] / step, within(1e-13));
        assertThat(average.alpha()[j]).isEqualTo(sumAlpha[j] / step, within(1e-13));
      }
    }
  }

  /** Four draws of one pair, rescaled. */
  @ParameterizedTest
  @EnumSource
  void aBatchOfTheOnlyPairIsTheFullBatch(BatchSampling sampling) {
    Problem single = Problem.random(73, 3, 1);
    PreferenceLoss ipo = new Ipo(0.5);
    Solver.Gradient batch =
        new Solver.Gradient(0.05, STEPS, StepSize.FIXED, 4, sampling, 0, Solver.Iterate.LAST);
    double[] full = single.train(ipo, new Pooled(), Problem.descent(0.05, STEPS), theta0).theta();
    assertThat(
            Problem.relativeDistance(single.train(ipo, new Pooled(), batch, theta0).theta(), full))
        .isLessThan(1e-12);
  }
}
