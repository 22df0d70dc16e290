package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.ByGroup;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Hinge;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.RobustDpo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.GeneratedPairs;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.theory.SaddlePoint;
import io.github.grposuite.core.theory.SaddleProblem;
import io.github.grposuite.core.training.ExtraGradient.Lookahead;
import io.github.grposuite.core.weighting.Balanced;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExtraGradientTest {
  private static final double RADIUS = 3;
  private static final GroupWeighting GRPO = new ExponentiatedGradient(0.1, 1, 0);
  private static final PairMatrix PAIRS = GeneratedPairs.of(11, 3, 30, 4);

  private static ExtraGradient theorem(Lookahead lookahead, int steps) {
    return new ExtraGradient(
        lookahead, OptionalDouble.empty(), steps, RADIUS, Solver.Iterate.AVERAGE);
  }

  private static ExtraGradient fixed(Lookahead lookahead, double radius) {
    return new ExtraGradient(lookahead, OptionalDouble.of(0.2), 50, radius, Solver.Iterate.LAST);
  }

  private static Trainer train(ExtraGradient solver, LossByGroup loss, GroupWeighting weighting) {
    Trainer trainer = solver.start(loss, weighting, PAIRS, new double[4], null);
    for (int i = 0; i < solver.steps(); i++) {
      trainer.step();
    }
    return trainer;
  }

  private static double gap(ExtraGradient solver, SmoothConvexLoss loss) {
    Trainer trainer = train(solver, loss, GRPO);
    return new SaddleProblem(PAIRS, loss, RADIUS).dualityGap(trainer.theta(), trainer.alpha());
  }

  static Stream<Arguments> games() {
    return Stream.of(Lookahead.values())
        .flatMap(
            lookahead ->
                Stream.of(new Dpo(1), new Dpo(4), new Ipo(0.5))
                    .map(loss -> Arguments.of(lookahead, loss)));
  }

  /**
   * The bound holds at every T. That the gap of the averages falls as 1/T is seen where T is four
   * times as large: it is a quarter then, where T^(−1/2) would make it a half.
   */
  @ParameterizedTest
  @MethodSource("games")
  void theDualityGapIsBelowTheBoundAndFallsAsOneOverT(Lookahead lookahead, SmoothConvexLoss loss) {
    double first = gap(theorem(lookahead, 4000), loss);
    double second = gap(theorem(lookahead, 16_000), loss);
    assertThat(first).isPositive();
    assertThat(second / first).isBetween(0.2, 0.3);
    for (int steps : new int[] {1, 10, 100, 4000}) {
      ExtraGradient solver = theorem(lookahead, steps);
      assertThat(gap(solver, loss)).isLessThan(solver.theorem(loss, PAIRS).bound(steps));
    }
  }

  /** The last iterate converges, too: linearly, once it is near. */
  @ParameterizedTest
  @MethodSource("games")
  void theLastIterateReachesTheSaddlePoint(Lookahead lookahead, SmoothConvexLoss loss) {
    ExtraGradient solver =
        new ExtraGradient(lookahead, OptionalDouble.of(0.2), 20_000, RADIUS, Solver.Iterate.LAST);
    Trainer trainer = train(solver, loss, new ExponentiatedGradient(0.2, 1, 0));
    SaddlePoint saddle = new SaddleProblem(PAIRS, loss, RADIUS).solve();
    assertThat(trainer.theta()).containsExactly(saddle.theta(), within(1e-5));
    assertThat(trainer.alpha()).containsExactly(saddle.alpha(), within(1e-5));
  }

  /** θ₀ = (3, 4)·2 of norm 10 begins on the ball of radius 3, as the bound wants it. */
  @Test
  void theStartIsMovedOntoTheBall() {
    double[] theta0 = {6, 8, 0, 0};
    Trainer trainer =
        fixed(Lookahead.MIRROR_PROX, RADIUS).start(new Dpo(1), GRPO, PAIRS, theta0, null);
    assertThat(trainer.theta()).containsExactly(new double[] {1.8, 2.4, 0, 0}, within(1e-15));
    assertThat(theta0).containsExactly(6, 8, 0, 0);
  }

  /** χ = 0 keeps α, so that both are extragradient steps on the mean of the groups' losses. */
  @ParameterizedTest
  @EnumSource(Lookahead.class)
  void withoutChiWeightsStayEqual(Lookahead lookahead) {
    Trainer trainer = train(fixed(lookahead, 0), new Dpo(1), new ExponentiatedGradient(0.5, 0, 0));
    double[] third = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    assertThat(trainer.alpha()).containsExactly(third, within(1e-16));
    assertThat(trainer.effectiveWeight(1)).isEqualTo(1 / 3.0, within(1e-16));
  }

  @Test
  void othersAreRefused() {
    ExtraGradient solver = fixed(Lookahead.MIRROR_PROX, 0);
    assertThatThrownBy(() -> solver.check(new Dpo(1), new Balanced(), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "solver mirror-prox needs the weighting grpo, but has balanced; use solver gradient");
    assertThatThrownBy(() -> fixed(Lookahead.OPTIMISTIC, 0).check(new Hinge(1), GRPO, 3))
        .hasMessage(
            "solver optimistic needs a loss that is convex and smooth, such as dpo, cdpo, rdpo or"
                + " ipo; take one of these, or solver gradient");
    ExtraGradient ball =
        new ExtraGradient(
            Lookahead.OPTIMISTIC, OptionalDouble.empty(), 1, 0, Solver.Iterate.AVERAGE);
    assertThatThrownBy(() -> ball.check(new Dpo(1), GRPO, 3))
        .hasMessage(
            "step_size theorem needs the radius of the ball that holds theta, but radius is 0; set"
                + " radius to a positive number");
    LossByGroup rates =
        new ByGroup(List.of(new RobustDpo(1, 0), new RobustDpo(1, 0.1), new RobustDpo(1, 0.2)));
    solver.check(rates, GRPO, 3);
    assertThatThrownBy(() -> theorem(Lookahead.MIRROR_PROX, 1).check(rates, GRPO, 3))
        .hasMessageStartingWith("step_size theorem and measure saddle-point need a loss that is");
  }

  @Test
  void stateOfTheOtherKindIsRejected() {
    TrainerState state = train(fixed(Lookahead.MIRROR_PROX, 0), new Dpo(1), GRPO).state();
    Trainer other =
        fixed(Lookahead.OPTIMISTIC, 0).start(new Dpo(1), GRPO, PAIRS, new double[4], null);
    assertThatThrownBy(() -> other.restore(state))
        .hasMessageStartingWith("the state of these group weights must have 4 values, but has 0;");
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(
            () ->
                new ExtraGradient(
                    Lookahead.OPTIMISTIC, OptionalDouble.of(Double.NaN), 1, 0, Solver.Iterate.LAST))
        .hasMessage("eta_theta must be positive, but was NaN");
    assertThatThrownBy(() -> fixed(Lookahead.OPTIMISTIC, -1))
        .hasMessage("radius must not be negative, but was -1.0");
  }

  @Test
  void anExplodingStepIsAnError() {
    ExtraGradient solver =
        new ExtraGradient(
            Lookahead.MIRROR_PROX, OptionalDouble.of(1e9), 200, 0, Solver.Iterate.LAST);
    assertThatThrownBy(() -> train(solver, new Ipo(0.5), GRPO))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("lower eta_theta or eta_alpha");
  }
}
