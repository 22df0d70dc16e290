package io.github.grposuite.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.GeneratedPairs;
import io.github.grposuite.core.pairs.PairMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaddleProblemTest {
  static PairMatrix pairs(long seed, int groups, int size, int dimension) {
    return GeneratedPairs.of(seed, groups, size, dimension);
  }

  static SmoothConvexLoss loss(String name, double beta) {
    return name.equals("dpo") ? new Dpo(beta) : new Ipo(beta);
  }

  private static Stream<Arguments> random() {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, 120)
        .mapToObj(
            i -> {
              double beta = StrictMath.pow(10, random.nextInt(-2, 2));
              return Arguments.of(
                  pairs(1000 + i, 1 + i % 6, random.nextInt(1, 30), 1 + i % 5),
                  i % 2 == 0 ? new Dpo(beta) : new Ipo(beta),
                  StrictMath.pow(10, random.nextInt(-2, 3)));
            });
  }

  /**
   * SLSQP's own error is not certified; tools/saddle_oracle.py lets it stop only where a change of
   * 1e-16 is left. 1e-10 is what the solver promises.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/theory/saddle-values.csv", numLinesToSkip = 1)
  void valueIsThatOfScipy(
      String loss,
      double beta,
      double radius,
      long seed,
      int groups,
      int size,
      int dimension,
      double value) {
    PairMatrix pairs = pairs(seed, groups, size, dimension);
    SaddlePoint saddle = new SaddleProblem(pairs, loss(loss, beta), radius).solve();
    assertThat(saddle.upper()).isEqualTo(value, within(1e-10 * Math.max(1, value)));
    assertThat(saddle.lower()).isEqualTo(value, within(1e-10 * Math.max(1, value)));
  }

  /**
   * Proposition 3.1: there is a Nash equilibrium, which is a point that satisfies the conditions of
   * Karush, Kuhn and Tucker. A residual is a gradient, in units of loss per unit of θ: with width w
   * of the certificate and curvature c it is of the order √(c w), hence its larger tolerance.
   */
  @ParameterizedTest
  @MethodSource("random")
  void saddlePointSatisfiesTheConditionsOfOptimality(
      PairMatrix pairs, SmoothConvexLoss loss, double radius) {
    SaddlePoint saddle = new SaddleProblem(pairs, loss, radius).solve();
    double unit = loss.value(0) * Math.max(1, 1 / radius);
    assertThat(saddle.residual()).isLessThan(1e-6 * unit);
    assertThat(Vectors.norm(saddle.theta())).isLessThanOrEqualTo(radius);
    assertThat(Arrays.stream(saddle.alpha()).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(saddle.alpha()).sum()).isEqualTo(1, within(1e-12));
  }

  /** Neither player gains by moving alone, which is the equilibrium's definition. */
  @ParameterizedTest
  @MethodSource("random")
  void noPlayerGainsAlone(PairMatrix pairs, SmoothConvexLoss loss, double radius) {
    SaddleProblem problem = new SaddleProblem(pairs, loss, radius);
    SaddlePoint saddle = problem.solve();
    double tolerance = 3 * SaddleProblem.ACCURACY * Math.max(1, saddle.upper());
    assertThat(problem.dualityGap(saddle.theta(), saddle.alpha())).isBetween(0.0, tolerance);
    assertThat(problem.best(saddle.alpha()).upper()).isEqualTo(saddle.upper(), within(tolerance));
    assertThat(problem.suboptimality(saddle.theta(), saddle)).isBetween(0.0, tolerance);
  }

  /** The bounds of the certificate hold at points that are far from optimal. */
  @Test
  void everyPointOfTheBallIsAboveTheLowerBound() {
    PairMatrix pairs = pairs(3, 3, 20, 4);
    SaddleProblem problem = new SaddleProblem(pairs, new Dpo(1), 2);
    SaddlePoint saddle = problem.solve();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 2000; i++) {
      double[] theta = random.doubles(4, -1, 1).toArray();
      assertThat(problem.suboptimality(theta, saddle)).isGreaterThan(0);
      double[] alpha = random.doubles(3).toArray();
      double[] point = Vectors.scale(1 / Arrays.stream(alpha).sum(), alpha);
      assertThat(problem.dualityGap(theta, point))
          .isGreaterThanOrEqualTo(problem.suboptimality(theta, saddle) - 1e-10);
    }
  }

  /** One pair: the minimum lies where the ball ends, and its value is known. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 30})
  void onePairIsMinimisedAtTheBallsEnd(double radius) {
    PairMatrix pairs =
        PairMatrix.of(1, 2, List.of(new FeatureDifference(0, new double[] {0.6, -0.8})));
    SaddlePoint saddle = new SaddleProblem(pairs, new Dpo(2), radius).solve();
    assertThat(saddle.upper())
        .isEqualTo(StrictMath.log1p(StrictMath.exp(-2 * radius)), within(1e-10));
  }

  @Test
  void alphaMustBeAPointOfTheSimplex() {
    SaddleProblem problem = new SaddleProblem(pairs(1, 2, 5, 3), new Dpo(1), 1);
    assertThatThrownBy(() -> problem.best(new double[] {0.5, 0.6}))
        .hasMessage("alpha must have the sum 1, but has 1.1");
    assertThatThrownBy(() -> problem.best(new double[] {-0.5, 1.5}))
        .hasMessage("alpha must not be negative, but was -0.5");
    assertThatThrownBy(() -> problem.best(new double[] {1}))
        .hasMessage("alpha must have 2 values, but has 1");
    assertThatThrownBy(() -> problem.worst(new double[] {1}))
        .hasMessage("theta must have 3 values, but has 1");
  }

  @Test
  void radiusAndGroupsAreChecked() {
    PairMatrix pairs = pairs(1, 2, 5, 3);
    assertThatThrownBy(() -> new SaddleProblem(pairs, new Dpo(1), 0))
        .hasMessage("radius must be positive, but was 0.0");
    PairMatrix gap = PairMatrix.of(2, 1, List.of(new FeatureDifference(1, new double[] {1})));
    assertThatThrownBy(() -> new SaddleProblem(gap, new Dpo(1), 1))
        .hasMessage("every group needs a pair for its loss to be defined, but group 0 has none");
  }

  /** Losses of 1e30 beside losses of 1 leave no digit of the latter. */
  @Test
  void aCertificateThatIsTooWideIsAnError() {
    PairMatrix pairs =
        PairMatrix.of(
            2,
            2,
            List.of(
                new FeatureDifference(0, new double[] {1e15, 1}),
                new FeatureDifference(0, new double[] {-1e15, 1}),
                new FeatureDifference(1, new double[] {1e-3, -1})));
    assertThatThrownBy(() -> new SaddleProblem(pairs, new Ipo(1), 10).solve())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the saddle point should be known to 1.0E-10, but lies between ")
        .hasMessageEndingWith(
            "; scale the features so that their differences are of the order of 1, or choose"
                + " another radius");
  }
}
