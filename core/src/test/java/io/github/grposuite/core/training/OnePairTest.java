package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.AuthorsCode;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GivenWeights;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Algorithms 1 and 3 against their expectation, by going through every draw there is, and against
 * the formulas of one step. All bounds are rounding: sums of fewer than 100 terms of size 1, so
 * below 100 · 2⁻⁵³ = 1.1e−14, times the largest number that enters.
 */
class OnePairTest {
  private static final double ROUNDING = 1e-13;

  private final Problem problem = Problem.random(171, 4, 5, 20, 65);
  private final int[] sizes = problem.sizes();
  private final double[] theta0 = {0.5, -1, 2, 0.1};

  /** Draws what it is told. */
  private static final class Told implements UniformRandomProvider {
    private final int[] indices;
    private int next;

    Told(int... indices) {
      this.indices = indices;
    }

    @Override
    public int nextInt(int n) {
      int index = indices[next++];
      assertThat(index).isBetween(0, n - 1);
      return index;
    }

    @Override
    public long nextLong() {
      throw new AssertionError("one pair is drawn by indices alone");
    }
  }

  private static Solver.OnePair solver(GroupDraw draw, double etaTheta) {
    return new Solver.OnePair(draw, new StepRule.Fixed(etaTheta), 1, 0, Solver.Iterate.LAST);
  }

  /** What draws pair i of group g. */
  private Told telling(GroupDraw draw, int g, int i) {
    if (draw == GroupDraw.BY_SIZE) {
      return new Told(Arrays.stream(sizes, 0, g).sum() + i);
    }
    return new Told(g, i);
  }

  /** The probability that pair i of group g is drawn, from the paper. */
  private double probability(GroupDraw draw, int g) {
    return draw == GroupDraw.BY_SIZE ? 1.0 / problem.size() : 1.0 / sizes.length / sizes[g];
  }

  /** The factor of the paper's proofs; none as Algorithm 3 is printed. */
  private double factor(GroupDraw draw, int g) {
    return switch (draw) {
      case BY_SIZE -> (double) problem.size() / sizes[g];
      case UNIFORM -> 1;
      case UNIFORM_TIMES_GROUPS -> sizes.length;
    };
  }

  /** What the expected step is of the full-batch step. */
  private double part(GroupDraw draw) {
    return draw == GroupDraw.UNIFORM ? 1.0 / sizes.length : 1;
  }

  private void forEveryPair(
      GroupDraw draw,
      PreferenceLoss loss,
      GroupWeighting weighting,
      double etaTheta,
      EveryPair action) {
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        Trainer trainer =
            solver(draw, etaTheta)
                .start(loss, weighting, problem.matrix(), theta0, telling(draw, g, i));
        trainer.step();
        action.accept(g, i, trainer);
      }
    }
  }

  @FunctionalInterface
  private interface EveryPair {
    void accept(int g, int i, Trainer trainer);
  }

  static Stream<Arguments> weightings() {
    List<GroupWeighting> still =
        List.of(
            new Pooled(),
            new ImportanceSampling(new double[0]),
            new ImportanceSampling(new double[] {0.5, 0.3, 0.2}),
            new ExponentiatedGradient(0, 1, 0),
            new ExponentiatedGradient(
                0, 0.25, 0, new GivenWeights.Listed(new double[] {0.2, 0.3, 0.5})));
    return losses()
        .flatMap(
            at ->
                still.stream().map(weighting -> Arguments.of(at.get()[0], at.get()[1], weighting)));
  }

  static Stream<Arguments> losses() {
    return Stream.of(GroupDraw.values())
        .flatMap(draw -> Stream.of(new Dpo(1), new Ipo(0.5)).map(loss -> Arguments.of(draw, loss)));
  }

  /** With α as it is, the expected θ is the full-batch step's; a K-th of it without the factor. */
  @ParameterizedTest
  @MethodSource("weightings")
  void theExpectedThetaStepIsTheFullBatchStep(
      GroupDraw draw, PreferenceLoss loss, GroupWeighting weighting) {
    double[] expected = new double[4];
    forEveryPair(
        draw,
        loss,
        weighting,
        1,
        (g, i, trainer) -> {
          for (int j = 0; j < 4; j++) {
            expected[j] += probability(draw, g) * (trainer.theta()[j] - theta0[j]);
          }
        });
    double[] full = problem.train(loss, weighting, Problem.descent(1, 1), theta0).theta();
    double[] step = Problem.plus(full, -1, theta0);
    for (int j = 0; j < 4; j++) {
      assertThat(expected[j]).isEqualTo(part(draw) * step[j], within(ROUNDING * 10));
    }
  }

  /** ln α moves by a number of the drawn group alone, whose expectation is the full batch's. */
  @ParameterizedTest
  @MethodSource("losses")
  void theExpectedAlphaStepIsTheFullBatchStep(GroupDraw draw, PreferenceLoss loss) {
    GroupWeighting weighting = new ExponentiatedGradient(0.01, 0.7, 2);
    double[] logarithms = new double[3];
    forEveryPair(
        draw,
        loss,
        weighting,
        1e-3,
        (g, i, trainer) -> {
          double[] alpha = trainer.alpha();
          int other = (g + 1) % 3;
          assertThat(alpha[other]).isEqualTo(alpha[(g + 2) % 3]);
          logarithms[g] += probability(draw, g) * Math.log(alpha[g] / alpha[other]);
        });
    double[] full = problem.train(loss, weighting, Problem.descent(1, 1), theta0).alpha();
    for (int g = 0; g < 3; g++) {
      double expected = Math.log(full[g] / full[0]);
      assertThat(logarithms[g] - logarithms[0]).isEqualTo(part(draw) * expected, within(ROUNDING));
    }
  }

  /** α first, from the loss at the old θ; then θ, with the new α and the gradient at the old θ. */
  @ParameterizedTest
  @MethodSource("losses")
  void everyStepFollowsThePrintedFormulas(GroupDraw draw, PreferenceLoss loss) {
    double etaTheta = 0.3;
    double etaAlpha = 0.2;
    forEveryPair(
        draw,
        loss,
        new ExponentiatedGradient(etaAlpha, 1, 0),
        etaTheta,
        (g, i, trainer) -> {
          double[] x = problem.groups().get(g).get(i);
          double h = Problem.dot(x, theta0);
          double grown = Math.exp(etaAlpha * factor(draw, g) * loss.value(h)) / 3;
          double alpha = grown / (grown + 2.0 / 3);
          assertThat(trainer.alpha()[g]).isEqualTo(alpha, within(ROUNDING));
          assertThat(trainer.effectiveWeight(g)).isEqualTo(alpha, within(ROUNDING));
          double length = -etaTheta * factor(draw, g) * alpha * loss.derivative(h);
          double[] theta = Problem.plus(theta0, length, x);
          double scale = Math.abs(length) * Problem.norm(x) + Problem.norm(theta0);
          assertThat(Problem.norm(Problem.plus(trainer.theta(), -1, theta)))
              .isLessThan(ROUNDING * scale);
        });
  }

  /** Algorithm 1 is the mini-batch of one pair, written otherwise. */
  @ParameterizedTest
  @EnumSource
  void algorithm1IsAMiniBatchOfOnePair(Solver.Iterate iterate) {
    GroupWeighting weighting = new ExponentiatedGradient(0.01, 0.8, 0);
    Solver onePair =
        new Solver.OnePair(GroupDraw.BY_SIZE, new StepRule.Fixed(0.05), 2000, 1.5, iterate);
    Solver batch =
        new Solver.Gradient(
            0.05,
            2000,
            StepSize.FIXED,
            1,
            BatchSampling.UNIFORM,
            1.5,
            iterate,
            Solver.GroupLoss.ESTIMATE,
            0);
    Trainer a = onePair.start(new Dpo(1), weighting, problem.matrix(), theta0, new Congruential(5));
    Trainer b = batch.start(new Dpo(1), weighting, problem.matrix(), theta0, new Congruential(5));
    for (int i = 0; i < 2000; i++) {
      a.step();
      b.step();
    }
    assertThat(Problem.relativeDistance(a.theta(), b.theta())).isLessThan(1e-11);
    for (int g = 0; g < 3; g++) {
      assertThat(a.alpha()[g]).isEqualTo(b.alpha()[g], within(1e-11));
      assertThat(a.effectiveWeight(g)).isEqualTo(b.effectiveWeight(g), within(1e-11));
    }
  }

  @Test
  void projectionKeepsThetaInTheBall() {
    Solver solver =
        new Solver.OnePair(GroupDraw.UNIFORM, new StepRule.Fixed(1), 500, 0.7, Solver.Iterate.LAST);
    Trainer trainer = problem.start(new Ipo(0.1), new Pooled(), solver, theta0);
    for (int i = 0; i < 500; i++) {
      trainer.step();
      assertThat(Problem.norm(trainer.theta())).isLessThanOrEqualTo(0.7 * (1 + 1e-15));
    }
  }

  @Test
  void aRuleSeesTheRunAndSetsBothStepSizes() {
    List<String> seen = new ArrayList<>();
    StepRule rule =
        (solver, loss, pairs) -> {
          seen.add(solver.draw() + " " + solver.steps() + " " + loss + " " + pairs.size());
          return new StepSizes(0.25, OptionalDouble.of(0.5));
        };
    Solver ruled = new Solver.OnePair(GroupDraw.UNIFORM, rule, 10, 0, Solver.Iterate.LAST);
    Solver plain =
        new Solver.OnePair(GroupDraw.UNIFORM, new StepRule.Fixed(0.25), 10, 0, Solver.Iterate.LAST);
    Trainer a = problem.train(new Dpo(1), new ExponentiatedGradient(9, 1, 0), ruled, theta0);
    Trainer b = problem.train(new Dpo(1), new ExponentiatedGradient(0.5, 1, 0), plain, theta0);
    assertThat(seen).containsExactly("UNIFORM 10 Dpo[beta=1.0] 90");
    assertThat(a.theta()).isEqualTo(b.theta());
    assertThat(a.alpha()).isEqualTo(b.alpha());
  }

  @Test
  void weightingsThatNeedAllGroupsAreRefused() {
    BiConsumer<GroupWeighting, String> refused =
        (weighting, name) ->
            assertThatThrownBy(
                    () ->
                        new Method("m", new Ipo(1), weighting, solver(GroupDraw.BY_SIZE, 1))
                            .check(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "the weighting "
                        + name
                        + " needs the losses of all groups in every step, but this solver sees one"
                        + " pair a step; use the weighting grpo, importance-sampling or pooled");
    refused.accept(new AlgorithmTwo(1), "algorithm-2");
    refused.accept(new AuthorsCode(1), "reference-head");
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatThrownBy(() -> new StepRule.Fixed(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eta_theta must be positive, but was 0.0");
    assertThatThrownBy(() -> new StepSizes(1, OptionalDouble.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eta_alpha must not be negative, but was NaN");
    StepRule rule = new StepRule.Fixed(1);
    assertThatThrownBy(() -> new Solver.OnePair(GroupDraw.BY_SIZE, rule, 0, 0, Solver.Iterate.LAST))
        .hasMessage("steps must be at least 1, but was 0");
    assertThatThrownBy(
            () -> new Solver.OnePair(GroupDraw.BY_SIZE, rule, 1, -1, Solver.Iterate.LAST))
        .hasMessage("radius must not be negative, but was -1.0");
  }

  @Test
  void divergenceNamesTheStepAndTheCause() {
    Solver solver =
        new Solver.OnePair(
            GroupDraw.BY_SIZE, new StepRule.Fixed(1e150), 100, 0, Solver.Iterate.LAST);
    assertThatThrownBy(() -> problem.train(new Ipo(0.1), new Pooled(), solver, theta0))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "(the loss of group \\d|theta\\[\\d]) is (infinite|not a number) at step \\d;"
                + " lower eta_theta or eta_alpha");
    assertThatThrownBy(
            () ->
                problem.train(
                    new Ipo(0.1),
                    new ExponentiatedGradient(Double.MAX_VALUE, 1, 0),
                    solver(GroupDraw.BY_SIZE, 1e-3),
                    theta0))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching("the weight of group \\d is not a number at step 0; .*");
  }
}
