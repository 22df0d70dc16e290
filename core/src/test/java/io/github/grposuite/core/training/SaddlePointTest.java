package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import java.util.Arrays;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.optim.univariate.UnivariatePointValuePair;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/**
 * GRPO finds the saddle point of Σ_g α_g L_g(θ): against max_α min_θ from Brent's method around
 * Newton's for two groups, and by the exact duality gap for three.
 */
class SaddlePointTest {
  private final Problem two = Problem.random(61, 4, 60, 240);
  private final Problem three = Problem.random(62, 4, 40, 80, 180);

  private static double worst(Problem problem, PreferenceLoss loss, double[] theta) {
    return Arrays.stream(problem.losses(loss, theta)).max().getAsDouble();
  }

  /** The saddle's α_0 and value. */
  private UnivariatePointValuePair saddle(PreferenceLoss loss) {
    UnivariatePointValuePair saddle =
        new BrentOptimizer(1e-12, 1e-14)
            .optimize(
                GoalType.MAXIMIZE,
                new MaxEval(500),
                new SearchInterval(0, 1),
                new UnivariateObjectiveFunction(
                    alpha -> {
                      double[] weights = {alpha, 1 - alpha};
                      return two.objective(loss, weights, two.minimise(loss, weights));
                    }));
    assertThat(saddle.getPoint()).as("both groups matter").isBetween(0.05, 0.95);
    return saddle;
  }

  @Test
  void grDposAveragedIterateReachesTheSaddleValue() {
    Dpo loss = new Dpo(1);
    UnivariatePointValuePair saddle = saddle(loss);
    Trainer trainer = average(two, loss, 0.5, 0.5, 20_000);
    double excess = worst(two, loss, trainer.theta()) - saddle.getValue();
    assertThat(excess).isBetween(-1e-12, 1e-4);
    assertThat(trainer.alpha()[0] - saddle.getPoint()).isBetween(-1e-3, 1e-3);
  }

  @Test
  void grIposClosedFormReachesTheSaddlePoint() {
    Ipo loss = new Ipo(0.1);
    UnivariatePointValuePair saddle = saddle(loss);
    Trainer trainer =
        two.train(
            loss,
            new ExponentiatedGradient(0.01, 1, 0),
            new Solver.ClosedForm(3000, 0),
            new double[4]);
    double excess = worst(two, loss, trainer.theta()) - saddle.getValue();
    assertThat(excess / saddle.getValue()).isBetween(-1e-12, 1e-10);
    assertThat(trainer.alpha()[0] - saddle.getPoint()).isBetween(-1e-6, 1e-6);
  }

  @Test
  void theDualityGapOfTheAveragedIterateDecaysLikeOneOverRootT() {
    Dpo loss = new Dpo(1);
    SimpleRegression logarithms = new SimpleRegression();
    double gap = Double.NaN;
    for (int steps = 64; steps <= 8192; steps *= 2) {
      double eta = 2 / Math.sqrt(steps);
      gap = gap(average(three, loss, eta, eta, steps), loss);
      assertThat(gap).as("duality gap after %d steps", steps).isGreaterThan(-1e-13);
      logarithms.addData(Math.log(steps), Math.log(gap));
    }
    assertThat(logarithms.getSlope()).as("log-log slope").isLessThanOrEqualTo(-0.4);
    assertThat(gap).as("last duality gap").isLessThan(1e-2);
  }

  /** At a saddle point the active groups' losses are equal, and θ minimises their mixture. */
  @Test
  void grIpoWithThreeGroupsMeetsTheKktConditions() {
    Ipo loss = new Ipo(0.1);
    Trainer trainer =
        three.train(
            loss,
            new ExponentiatedGradient(0.01, 1, 0),
            new Solver.ClosedForm(20_000, 0),
            new double[4]);
    double[] losses = three.losses(loss, trainer.theta());
    double worst = worst(three, loss, trainer.theta());
    for (int g = 0; g < 3; g++) {
      assertThat(trainer.alpha()[g] * (worst - losses[g]) / worst)
          .as("complementary slackness of group %d", g)
          .isLessThan(1e-8);
    }
    assertThat(Problem.norm(three.gradient(loss, trainer.alpha(), trainer.theta())))
        .as("stationarity")
        .isLessThan(1e-11);
    assertThat(gap(trainer, loss) / worst).isBetween(-1e-13, 1e-8);
  }

  private static Trainer average(
      Problem problem, PreferenceLoss loss, double etaTheta, double etaAlpha, int steps) {
    return problem.train(
        loss,
        new ExponentiatedGradient(etaAlpha, 1, 0),
        Problem.descent(etaTheta, steps, Solver.Iterate.AVERAGE),
        new double[problem.dimension()]);
  }

  /** max_g L_g(θ̄) − min_θ Σ_g ᾱ_g L_g(θ), the minimum by Newton's method. */
  private double gap(Trainer trainer, PreferenceLoss loss) {
    double[] alpha = trainer.alpha();
    return worst(three, loss, trainer.theta())
        - three.objective(loss, alpha, three.minimise(loss, alpha));
  }
}
