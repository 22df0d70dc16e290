package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticTest {
  private static final Fixture EXACT = Fixture.EXACT;

  @Test
  void asNumpyAndScipyComputeThem() {
    assertThat(EXACT.under("value/"))
        .hasSize(6 * 3)
        .allSatisfy(
            (name, value) -> {
              String[] parts = name.split("/", 2);
              double[] sample = EXACT.sample(parts[0]);
              assertThat(Statistic.valueOf(parts[1]).of(sample)).isCloseTo(value[0], within(1e-12));
            });
  }

  /** The example of rliable 1.2.0's metrics_test: four runs of two tasks, three of two. */
  @Test
  void rliablesExample() {
    Bootstrap bootstrap = new Bootstrap(10, 0, 0.9);
    List<double[]> x = List.of(new double[] {1, 2, 1, 2}, new double[] {2, 2, 1, 1});
    List<double[]> y = List.of(new double[] {1, 2, 3}, new double[] {1, 2, 3});
    for (Statistic statistic : Statistic.values()) {
      assertThat(bootstrap.estimate(statistic, x).value()).isEqualTo(1.5);
      assertThat(bootstrap.estimate(statistic, y).value()).isEqualTo(2);
    }
  }

  @Test
  void rliablesAggregatesOfSeveralStrata() {
    Bootstrap bootstrap = new Bootstrap(10, 0, 0.9);
    List<double[]> strata = EXACT.strata("strata");
    assertThat(bootstrap.estimate(Statistic.MEAN, strata).value())
        .isCloseTo(EXACT.one("rliable/mean"), within(1e-12));
    assertThat(bootstrap.estimate(Statistic.IQM, strata).value())
        .isCloseTo(EXACT.one("rliable/iqm"), within(1e-12));
  }

  @Test
  void byHand() {
    assertThat(Statistic.IQM.of(100, 1, 2, 3, -50)).isEqualTo(2);
    assertThat(Statistic.IQM.of(9, 1, 2)).isEqualTo(4);
    assertThat(Statistic.MEDIAN.of(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Statistic.MEDIAN.of(1.5e308, 1.7e308)).isEqualTo(1.6e308);
  }

  /** Ten times 0.1 adds up to less than 1. */
  @ParameterizedTest
  @EnumSource
  void roundingDoesNotLeaveTheRange(Statistic statistic) {
    double[] constant = new double[10];
    Arrays.fill(constant, 0.1);
    assertThat(statistic.of(constant)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderDoesNotMatter(Statistic statistic) {
    List<Double> sample =
        Arrays.asList(Arrays.stream(EXACT.sample("normal20")).boxed().toArray(Double[]::new));
    double before = statistic.of(unboxed(sample));
    Collections.shuffle(sample, new Random(1));
    assertThat(statistic.of(unboxed(sample))).isEqualTo(before);
  }

  private static double[] unboxed(List<Double> sample) {
    return sample.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void badSamplesAreNamed(Statistic statistic) {
    assertThatIllegalArgumentException()
        .isThrownBy(statistic::of)
        .withMessage("expected a sample of at least one value, but it is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statistic.of(1, Double.POSITIVE_INFINITY, Double.NaN))
        .withMessage(
            "expected finite values, but the one at index 1 is Infinity; leave out runs that"
                + " diverged, and say so");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statistic.of(new double[70_000]))
        .withMessage("expected 1 to 65535 values in all strata, but there are 70000");
  }
}
