package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.Pooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What solvers reject, and how a run that leaves the finite numbers says so. */
class TrainerErrorsTest {
  private final Problem problem = Problem.random(91, 2, 10, 10);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0, 'eta_theta must be positive, but was 0.0'",
    "-0.5, 1, 0, 0, 'eta_theta must be positive, but was -0.5'",
    "NaN, 1, 0, 0, 'eta_theta must be positive, but was NaN'",
    "1, 0, 0, 0, 'steps must be at least 1, but was 0'",
    "1, 1, -1, 0, 'batch must be at least 0, but was -1'",
    "1, 1, 0, -1, 'radius must not be negative, but was -1.0'",
    "1, 1, 0, NaN, 'radius must not be negative, but was NaN'"
  })
  void theGradientSolverRejects(
      double etaTheta, int steps, int batch, double radius, String message) {
    assertThatThrownBy(
            () ->
                new Solver.Gradient(
                    etaTheta,
                    steps,
                    StepSize.FIXED,
                    batch,
                    BatchSampling.UNIFORM,
                    radius,
                    Solver.Iterate.LAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 'steps must be at least 1, but was 0'",
    "1, -1e-9, 'ridge must not be negative, but was -1.0E-9'",
    "1, NaN, 'ridge must not be negative, but was NaN'"
  })
  void theClosedFormRejects(int steps, double ridge, String message) {
    assertThatThrownBy(() -> new Solver.ClosedForm(steps, ridge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void divergenceNamesTheStepAndTheGroup() {
    Solver solver = Problem.descent(1e3, 1000);
    assertThatThrownBy(() -> problem.train(new Ipo(0.1), new Pooled(), solver, new double[2]))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "the loss of group \\d is (infinite|not a number) at step \\d+; lower eta_theta or"
                + " eta_alpha");
  }

  @Test
  void divergenceOfThetaNamesTheStepAndTheEntry() {
    Solver solver = Problem.descent(Double.MAX_VALUE, 10);
    assertThatThrownBy(
            () -> problem.train(new Ipo(0.01), new Pooled(), solver, new double[] {1, 1}))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "theta\\[0] is (infinite|not a number) at step 0; lower eta_theta or eta_alpha");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-160, 1e-200})
  void aLossThatOverflowsInTheClosedFormIsNamed(double beta) {
    assertThatThrownBy(
            () ->
                problem.train(
                    new Ipo(beta),
                    new ExponentiatedGradient(1, 1, 0),
                    new Solver.ClosedForm(2, 0),
                    new double[2]))
        .isInstanceOf(DivergedException.class)
        .hasMessage("the loss of group 0 is infinite at step 0; lower eta_theta or eta_alpha");
  }

  @Test
  void aGroupWithoutPairsIsRejected() {
    Problem lacking = Problem.random(92, 2, 5, 0);
    assertThatThrownBy(
            () -> lacking.train(new Dpo(1), new Pooled(), Problem.descent(1, 1), new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every group needs a training pair, but group 1 has none");
  }
}
