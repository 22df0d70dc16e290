package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.GeneratedPairs;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * θ and α that NumPy comes to: tools/extra_gradient_oracle.py. Both round a few hundred times a
 * step, to 1e-16 of numbers of the order of 1, and steps towards a saddle point magnify no
 * difference; 300 steps leave 1e-11, far below what tells the two solvers apart, 1e-7.
 */
class ExtraGradientOracleTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvFileSource(resources = "/training/extra-gradient.csv", numLinesToSkip = 1)
  void stepsAreThoseOfNumPy(
      String solver,
      String loss,
      double beta,
      double chi,
      double offset,
      double radius,
      long seed,
      int groups,
      int size,
      int dimension,
      double etaTheta,
      double etaAlpha,
      int steps,
      String theta,
      String alpha,
      String meanTheta,
      String meanAlpha) {
    PreferenceLoss own = loss.equals("dpo") ? new Dpo(beta) : new Ipo(beta);
    for (Solver.Iterate iterate : Solver.Iterate.values()) {
      ExtraGradient steep =
          new ExtraGradient(lookahead(solver), OptionalDouble.of(etaTheta), steps, radius, iterate);
      Trainer trainer =
          steep.start(
              own,
              new ExponentiatedGradient(etaAlpha, chi, offset),
              GeneratedPairs.of(seed, groups, size, dimension),
              new double[] {0.5, -0.25, 1},
              null);
      for (int i = 0; i < steps; i++) {
        trainer.step();
      }
      boolean last = iterate == Solver.Iterate.LAST;
      assertThat(trainer.theta())
          .containsExactly(numbers(last ? theta : meanTheta), within(TOLERANCE));
      assertThat(trainer.alpha())
          .containsExactly(numbers(last ? alpha : meanAlpha), within(TOLERANCE));
    }
  }

  private static ExtraGradient.Lookahead lookahead(String solver) {
    return ExtraGradient.Lookahead.valueOf(solver.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
