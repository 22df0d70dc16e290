package io.github.grposuite.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static double ulps(double x) {
    double expected = StrictMath.exp(x);
    return Math.abs(Exponential.exp(x) - expected) / Math.ulp(expected);
  }

  @Test
  void isWithinTwoUlpsOfStrictMath() {
    DoubleStream spread =
        new SplittableRandom(11).doubles(100_000, Exponential.LOWEST, Exponential.HIGHEST);
    assertThat(spread.map(ExponentialTest::ulps).max().getAsDouble()).isLessThanOrEqualTo(2);
  }

  @Test
  void isWithinTwoUlpsWhereTheReductionSwitchesAndNearZero() {
    DoubleStream switches =
        DoubleStream.iterate(-707.5, n -> n < 708, n -> n + 0.5)
            .map(n -> n * Math.log(2))
            .filter(x -> x > Exponential.LOWEST && x < Exponential.HIGHEST)
            .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)));
    DoubleStream small =
        DoubleStream.iterate(1, x -> x > 1e-300, x -> x / 7).flatMap(x -> DoubleStream.of(x, -x));
    assertThat(DoubleStream.concat(switches, small).map(ExponentialTest::ulps).max().getAsDouble())
        .isLessThanOrEqualTo(2);
  }

  @Test
  void isExactAtZeroAndSaturatesOutsideItsRange() {
    assertThat(Exponential.exp(0.0)).isEqualTo(1);
    assertThat(Exponential.exp(-0.0)).isEqualTo(1);
    assertThat(Exponential.exp(-1e308)).isEqualTo(Exponential.exp(-708)).isPositive();
    assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isEqualTo(Exponential.exp(-708));
    assertThat(Exponential.exp(Double.POSITIVE_INFINITY))
        .isEqualTo(Exponential.exp(709))
        .isFinite();
    assertThat(Exponential.exp(Double.NaN)).isNaN();
  }
}
