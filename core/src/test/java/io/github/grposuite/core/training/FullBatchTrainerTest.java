package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.CommonGradient;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import org.junit.jupiter.api.Test;

class FullBatchTrainerTest {
  private static final double ETA = 0.3;
  private static final int STEPS = 50;

  private final PairMatrix pairs = Problem.random(3, 5, 20, 50, 9).matrix();
  private final double[] theta0 = {0.1, 0, -0.2, 0, 0.5};

  private FullBatchTrainer descent(GroupWeighting weighting) {
    return new FullBatchTrainer(new Dpo(1), weighting, pairs, theta0) {
      @Override
      protected void move(double[] theta, double[] gradient, double[] memory) {
        for (int j = 0; j < theta.length; j++) {
          theta[j] -= ETA * gradient[j];
        }
      }
    };
  }

  /** The same descent in two places; their sums may be ordered otherwise. */
  @Test
  void withTheRuleOfGradientDescentItIsTheSolverGradient() {
    for (GroupWeighting weighting :
        new GroupWeighting[] {new ExponentiatedGradient(0.5, 1, 0.1), new CommonGradient(0.5, 0)}) {
      Trainer own = descent(weighting);
      Trainer solver =
          Problem.descent(ETA, STEPS).start(new Dpo(1), weighting, pairs, theta0, null);
      for (int i = 0; i < STEPS; i++) {
        own.step();
        solver.step();
      }
      assertThat(Problem.relativeDistance(own.theta(), solver.theta())).isLessThan(1e-12);
      assertThat(Problem.relativeDistance(own.alpha(), solver.alpha())).isLessThan(1e-12);
      assertThat(own.effectiveWeight(1)).isEqualTo(own.alpha()[1]);
    }
  }

  @Test
  void itGoesOnFromAStateWithItsMemory() {
    Trainer whole = momentum();
    Trainer first = momentum();
    for (int i = 0; i < STEPS; i++) {
      whole.step();
      if (i < STEPS / 2) {
        first.step();
      }
    }
    Trainer second = momentum();
    second.restore(first.state());
    for (int i = STEPS / 2; i < STEPS; i++) {
      second.step();
    }
    assertThat(second.theta()).isEqualTo(whole.theta());
    assertThat(second.alpha()).isEqualTo(whole.alpha());
    assertThat(second.state().step()).isEqualTo(STEPS);
    assertThat(whole.theta()).isNotEqualTo(theta0);
  }

  private Trainer momentum() {
    return new FullBatchTrainer(new Dpo(1), new ExponentiatedGradient(0.5, 1, 0), pairs, theta0) {
      @Override
      protected void move(double[] theta, double[] gradient, double[] memory) {
        for (int j = 0; j < theta.length; j++) {
          memory[j] = 0.9 * memory[j] + gradient[j];
          theta[j] -= 0.1 * memory[j];
        }
      }
    };
  }

  @Test
  void aStepThatLeavesTheFiniteNumbersEndsIt() {
    Trainer wild =
        new FullBatchTrainer(new Dpo(1), new ExponentiatedGradient(0.5, 1, 0), pairs, theta0) {
          @Override
          protected void move(double[] theta, double[] gradient, double[] memory) {
            theta[2] = 1 / memory[2];
          }
        };
    assertThatThrownBy(wild::step)
        .isInstanceOf(DivergedException.class)
        .hasMessage("theta[2] is infinite at step 0; lower eta_theta or eta_alpha");
  }
}
