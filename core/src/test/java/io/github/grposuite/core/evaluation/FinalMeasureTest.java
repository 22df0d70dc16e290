package io.github.grposuite.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.theory.LossBounds;
import io.github.grposuite.core.theory.MirrorDescent;
import io.github.grposuite.core.theory.SaddleProblem;
import io.github.grposuite.core.training.GroupDraw;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepRule;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.Pooled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FinalMeasureTest {
  private static final double RADIUS = 2;
  private static final SmoothConvexLoss LOSS = new Dpo(1);

  private static PairMatrix pairs() {
    SplittableRandom random = new SplittableRandom(3);
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pairs.add(new FeatureDifference(i < 10 ? 0 : 1, random.doubles(3, -1, 1.3).toArray()));
    }
    return PairMatrix.of(2, 3, pairs);
  }

  private static Method method(GroupDraw draw, int steps, double radius) {
    return new Method(
        "m",
        LOSS,
        new ExponentiatedGradient(0, 1, 0),
        new Solver.OnePair(draw, new StepRule.Theorem(), steps, radius, Solver.Iterate.AVERAGE));
  }

  private static Trainer train(Method method, PairMatrix pairs, long seed) {
    Trainer trainer =
        method
            .solver()
            .start(
                method.loss(),
                method.weighting(),
                pairs,
                new double[3],
                new SplittableRandom(seed)::nextLong);
    for (int i = 0; i < method.solver().steps(); i++) {
      trainer.step();
    }
    return trainer;
  }

  private static Map<String, Double> measure(Method method, PairMatrix pairs, Trainer trainer) {
    Map<String, Double> values = new LinkedHashMap<>();
    FinalMeasure.SADDLE_POINT.measure(
        method,
        pairs,
        trainer,
        (step, split, group, metric, value) -> {
          assertThat(step).isEqualTo(method.solver().steps());
          assertThat(split).isEqualTo("train");
          assertThat(group).isEmpty();
          values.put(metric, value);
        });
    return values;
  }

  @ParameterizedTest
  @EnumSource(GroupDraw.class)
  void errorsAreThoseOfTheIterateAndBelowTheBounds(GroupDraw draw) {
    PairMatrix pairs = pairs();
    Method method = method(draw, 5000, RADIUS);
    Trainer trainer = train(method, pairs, 1);
    Map<String, Double> values = measure(method, pairs, trainer);
    SaddleProblem problem = new SaddleProblem(pairs, LOSS, RADIUS);
    assertThat(values.get("suboptimality"))
        .isEqualTo(problem.worst(trainer.theta()) - problem.solve().upper(), within(2e-10))
        .isPositive();
    assertThat(values.get("duality_gap"))
        .isEqualTo(
            problem.worst(trainer.theta()) - problem.best(trainer.alpha()).upper(), within(2e-10))
        .isGreaterThanOrEqualTo(values.get("suboptimality") - 2e-10)
        .isLessThan(values.get("bound"));
    assertThat(values.containsKey("bound_of_proof")).isEqualTo(draw != GroupDraw.BY_SIZE);
    MirrorDescent theorem = draw.theorem(LossBounds.of(pairs, LOSS, RADIUS), RADIUS, pairs.sizes());
    assertThat(values.get(draw == GroupDraw.BY_SIZE ? "bound" : "bound_of_proof"))
        .isEqualTo(theorem.printedBound(5000));
    assertThat(values.get("bound_of_source")).isEqualTo(theorem.bound(5000));
  }

  /**
   * With more steps of the theorem's size the error falls: its mean over 10 seeds after 65,536
   * steps is below half of that after 4,096, where a rate of T^(−1/2) makes it a quarter.
   */
  @Test
  void errorFallsWithTheNumberOfSteps() {
    PairMatrix pairs = pairs();
    double few = 0;
    double many = 0;
    for (long seed = 1; seed <= 10; seed++) {
      Method short4096 = method(GroupDraw.BY_SIZE, 4096, RADIUS);
      Method long65536 = method(GroupDraw.BY_SIZE, 65_536, RADIUS);
      few += measure(short4096, pairs, train(short4096, pairs, seed)).get("suboptimality");
      many += measure(long65536, pairs, train(long65536, pairs, seed)).get("suboptimality");
    }
    assertThat(many).isLessThan(few / 2);
  }

  /** The printed algorithm takes the proof's step sizes a K-th as far: one step shows it. */
  @Test
  void withoutTheFactorAStepGoesAKthAsFar() {
    PairMatrix pairs = pairs();
    double[] with = train(method(GroupDraw.UNIFORM_TIMES_GROUPS, 1, 100), pairs, 4).theta();
    double[] without = train(method(GroupDraw.UNIFORM, 1, 100), pairs, 4).theta();
    assertThat(without[0] / with[0]).isBetween(0.4, 0.6);
  }

  @Test
  void theoremNeedsARadius() {
    Method method = method(GroupDraw.BY_SIZE, 10, 0);
    assertThatThrownBy(() -> method.check(2))
        .hasMessage(
            "step_size theorem needs the radius of the ball that holds theta, but radius is 0; set"
                + " radius to a positive number");
  }

  @Test
  void measureNeedsASolverWithOnePairAndARadius() {
    String message =
        "measure saddle-point needs solver algorithm-1, algorithm-3, mirror-prox or optimistic with"
            + " a radius; set both, or remove measure";
    assertThatThrownBy(() -> FinalMeasure.SADDLE_POINT.check(method(GroupDraw.BY_SIZE, 10, 0)))
        .hasMessage(message);
    Method closed = new Method("m", new Ipo(1), new Pooled(), new Solver.ClosedForm(1, 0));
    assertThatThrownBy(() -> FinalMeasure.SADDLE_POINT.check(closed)).hasMessage(message);
    FinalMeasure.NONE.check(closed);
  }
}
