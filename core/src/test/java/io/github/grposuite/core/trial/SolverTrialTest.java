package io.github.grposuite.core.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Congruential;
import io.github.grposuite.core.training.FullBatchTrainer;
import io.github.grposuite.core.training.GroupDraw;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepRule;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.training.TrainerState;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolverTrialTest {
  private static void check(Solver solver) {
    Method method = new Method("m", new Ipo(1), new ExponentiatedGradient(0.1, 1, 0), solver);
    SolverTrial.check(method, 2, () -> new Congruential(1));
  }

  static Stream<Solver> builtIn() {
    return Stream.of(
        gradient(0.1, 5, 0),
        gradient(0.1, 1, 0),
        gradient(0.1, 5, 4),
        gradient(1e300, 5, 0), // It diverges, and says so.
        new Solver.ClosedForm(5, 0.1),
        new Solver.OnePair(
            GroupDraw.BY_SIZE, new StepRule.Fixed(0.1), 5, 0, Solver.Iterate.AVERAGE),
        own((theta, gradient, memory) -> theta[0] -= memory[0] += gradient[0]));
  }

  private static Solver gradient(double eta, int steps, int batch) {
    return new Solver.Gradient(
        eta, steps, StepSize.FIXED, batch, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void whatIsBuiltInPasses(Solver solver) {
    assertThatCode(() -> check(solver)).doesNotThrowAnyException();
  }

  private interface Rule {
    void move(double[] theta, double[] gradient, double[] memory);
  }

  private record Own(Rule rule, int steps) implements Solver {
    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      return new FullBatchTrainer(loss, weighting, pairs, theta0) {
        @Override
        protected void move(double[] theta, double[] gradient, double[] memory) {
          rule.move(theta, gradient, memory);
        }
      };
    }
  }

  private static Solver own(Rule rule) {
    return new Own(rule, 5);
  }

  private static void fails(Solver solver, String message) {
    assertThatThrownBy(() -> check(solver))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aStateThatLacksSomethingFails() {
    double[] elsewhere = {0};
    fails(
        own((theta, gradient, memory) -> theta[0] -= elsewhere[0] += gradient[0]),
        "a trainer that goes on from state() is not as the one that it was taken from; put all that"
            + " further steps depend on into it");
  }

  @Test
  void fewerThanOneStepFails() {
    fails(new Own((theta, gradient, memory) -> {}, 0), "steps() must be at least 1, but is 0");
  }

  /** A trainer that does nothing but what a test replaces. */
  private static class Still implements Trainer {
    private int step;

    @Override
    public void step() {
      step++;
    }

    @Override
    public double[] theta() {
      return new double[3];
    }

    @Override
    public double[] alpha() {
      return new double[] {0.5, 0.5};
    }

    @Override
    public double effectiveWeight(int group) {
      return 0.5;
    }

    @Override
    public TrainerState state() {
      return new TrainerState(step, new double[3], new double[0]);
    }

    @Override
    public void restore(TrainerState state) {
      step = state.step();
    }
  }

  private record Starting(Function<double[], Trainer> starting) implements Solver {
    @Override
    public int steps() {
      return 5;
    }

    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      return starting.apply(theta0);
    }
  }

  private static void fails(Function<double[], Trainer> starting, String message) {
    fails(new Starting(starting), message);
  }

  @Test
  void numbersThatAreNoThetaOrAlphaFail() {
    fails(
        theta0 ->
            new Still() {
              @Override
              public double[] theta() {
                return new double[] {Double.NaN, 0, 0};
              }
            },
        "theta after step 1 on a small data set is NaN");
    fails(
        theta0 ->
            new Still() {
              @Override
              public double[] alpha() {
                return new double[1];
              }
            },
        "alpha() must have 2 numbers, but has 1");
    fails(
        theta0 ->
            new Still() {
              @Override
              public TrainerState state() {
                return new TrainerState(0, new double[3], new double[0]);
              }
            },
        "state() after step 1 has the step 0; count them");
  }

  @Test
  void theStartIsLeftAsItWas() {
    fails(
        theta0 ->
            new Still() {
              @Override
              public void step() {
                theta0[0]++;
              }
            },
        "it changes the theta0 that start is given; copy it");
  }
}
