package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcaTest {
  private static final Fixture EXACT = Fixture.EXACT;
  private static final double[] SKEWED = {1, 2, 3, 5, 9};

  /** SciPy's limits in the very bootstrap distribution that SciPy drew. */
  @ParameterizedTest
  @CsvSource({
    "normal20, MEAN",
    "skewed15, IQM",
    "lognormal23, MEAN",
    "tied12, MEDIAN",
    "normal7 skewed15, MEAN"
  })
  void limitsOfScipyInItsOwnDistribution(String samples, Statistic statistic) {
    List<double[]> strata = Arrays.stream(samples.split(" ", -1)).map(EXACT::sample).toList();
    String name = (strata.size() > 1 ? "pooled" : samples) + "/" + statistic;
    double[] distribution = EXACT.get("distribution/" + name).clone();
    assertThat(distribution).hasSize(999);

    double estimate = new Bootstrap(1, 0, 0.5).estimate(statistic, strata).value();
    Pool pool = new Pool(strata);
    Estimate found = Estimate.of(estimate, distribution, pool.jackknife(statistic), 0.95);

    assertClose(found.bca(), EXACT.get("bca/" + name));
    assertClose(found.percentile(), EXACT.get("percentile/" + name));
  }

  private static void assertClose(Interval found, double[] expected) {
    assertThat(found.low()).isCloseTo(expected[0], within(1e-12));
    assertThat(found.high()).isCloseTo(expected[1], within(1e-12));
  }

  /** Without each: 4.75, 4.5, 4.25, 3.75, 2.75; U = 3 − ..., (n − 1)(mean 4 − value). */
  @Test
  void accelerationByHand() {
    List<double[]> jackknife = new Pool(List.of(SKEWED)).jackknife(Statistic.MEAN);
    assertThat(jackknife.get(0)).containsExactly(4.75, 4.5, 4.25, 3.75, 2.75);
    double cubes = -27 - 8 - 1 + 1 + 125;
    double squares = 9 + 4 + 1 + 1 + 25;
    assertThat(Bca.acceleration(jackknife))
        .isCloseTo(cubes / (6 * Math.pow(squares, 1.5)), within(1e-15));
  }

  @Test
  void halfOfTheTiesAreBelow() {
    assertThat(Bca.fractionBelow(new double[] {1, 2, 2, 3, 4}, 2)).isEqualTo(0.4);
  }

  @Test
  void aConstantDistributionIsItsValue() {
    List<double[]> jackknife = List.of(new double[] {2, 2});
    assertThat(Estimate.of(2, new double[] {2, 2, 2}, jackknife, 0.95).bca())
        .isEqualTo(new Interval(2, 2));
  }

  @Test
  void noneWhereAllResamplesAreOnOneSide() {
    List<double[]> jackknife = new Pool(List.of(SKEWED)).jackknife(Statistic.MEAN);
    for (double estimate : new double[] {0, 10}) {
      assertThat(Estimate.of(estimate, new double[] {1, 2, 3}, jackknife, 0.95).bca().exists())
          .isFalse();
    }
  }

  @Test
  void noneWhereNoValueMovesTheStatistic() {
    double[] sample = {1, 1, 1, 1, 1, 1, 2};
    Estimate median = new Bootstrap(1000, 1, 0.95).estimate(Statistic.MEDIAN, sample);
    assertThat(median.value()).isEqualTo(1);
    assertThat(median.percentile()).isEqualTo(new Interval(1, 1));
    assertThat(median.bca().exists()).isFalse();
  }

  /** a = 0.1: with z₀ + z beyond 10 the denominator 1 − a (z₀ + z) is negative. */
  @Test
  void noneWhereTheAccelerationIsOutOfRange() {
    double[] jackknife = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] distribution = {1, 2, 3};
    assertThat(Bca.acceleration(List.of(jackknife))).isGreaterThan(0.14);
    assertThat(Estimate.of(2, distribution, List.of(jackknife), 0.95).bca().exists()).isTrue();
    assertThat(Estimate.of(2, distribution, List.of(jackknife), 1 - 1e-12).bca().exists())
        .isFalse();
  }
}
