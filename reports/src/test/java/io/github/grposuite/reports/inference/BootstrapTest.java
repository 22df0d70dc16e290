package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapTest {
  private static final Fixture EXACT = Fixture.EXACT;
  private static final Bootstrap STANDARD = Bootstrap.STANDARD;

  /**
   * Both kinds of limits of all statistics against 400,000 resamples of SciPy, of strata against
   * 100,000 of rliable (50,000 of its improvement). {@code tools/statistics_fixtures.py} derives
   * the brackets from the binomial distribution of the number of draws below a quantile; each of
   * the at most eight events by which one of the 40 limits could be out has probability 1e-9, so
   * right limits fail under some seed with probability below 40 · 8 · 1e-9 < 1e-6.
   */
  @ParameterizedTest
  @MethodSource
  void limitsAreWhereScipyAndRliableHaveThem(String name, double[] bracket) {
    assertThat(Limits.of(name)).isBetween(bracket[0], bracket[1]);
  }

  static List<Object[]> limitsAreWhereScipyAndRliableHaveThem() {
    List<Object[]> cases = new ArrayList<>();
    Fixture.BRACKETS.lines().forEach((name, bracket) -> cases.add(new Object[] {name, bracket}));
    assertThat(cases).hasSize(40);
    return cases;
  }

  /** The same on every machine and Java version: a change of these bits changes every report. */
  @Test
  void bits() {
    Estimate iqm = STANDARD.estimate(Statistic.IQM, EXACT.sample("normal20"));
    assertThat(
            List.of(
                Double.toHexString(iqm.value()),
                Double.toHexString(iqm.percentile().low()),
                Double.toHexString(iqm.percentile().high()),
                Double.toHexString(iqm.bca().low()),
                Double.toHexString(iqm.bca().high())))
        .containsExactly(
            "0x1.4a2618de1912dp-1",
            "0x1.2b92662faff2bp-2",
            "0x1.f9175aa639decp-1",
            "0x1.2d90d8bda5289p-2",
            "0x1.fa7d859783369p-1");
  }

  @Test
  void everyThreadGivesTheSame() throws Exception {
    Callable<List<Estimate>> task =
        () ->
            List.of(
                new Bootstrap(20_000, 77, 0.9).estimate(Statistic.MEAN, EXACT.sample("skewed15")),
                new Bootstrap(20_000, 77, 0.9).estimate(Statistic.IQM, EXACT.strata("strata")));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<List<Estimate>> results = new ArrayList<>();
      for (Future<List<Estimate>> future : threads.invokeAll(List.of(task, task, task, task))) {
        results.add(future.get());
      }
      assertThat(results).containsOnly(task.call());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherSeedGivesOtherLimits() {
    double[] sample = EXACT.sample("normal20");
    Estimate one = new Bootstrap(1000, 1, 0.95).estimate(Statistic.MEAN, sample);
    Estimate two = new Bootstrap(1000, 2, 0.95).estimate(Statistic.MEAN, sample);
    assertThat(one.value()).isEqualTo(two.value());
    assertThat(one.percentile()).isNotEqualTo(two.percentile());
  }

  @Test
  void aHigherLevelIsWider() {
    double[] sample = EXACT.sample("normal20");
    Interval narrow = new Bootstrap(2000, 1, 0.5).estimate(Statistic.MEAN, sample).bca();
    Interval wide = new Bootstrap(2000, 1, 0.99).estimate(Statistic.MEAN, sample).bca();
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(wide.high()).isGreaterThan(narrow.high());
  }

  @ParameterizedTest
  @EnumSource
  void allAtOnceAndAStratumAloneAreTheSame(Statistic statistic) {
    double[] sample = EXACT.sample("lognormal23");
    Map<Statistic, Estimate> all = STANDARD.estimates(sample);
    assertThat(all).containsOnlyKeys(Statistic.values());
    assertThat(all.get(statistic))
        .isEqualTo(STANDARD.estimate(statistic, sample))
        .isEqualTo(STANDARD.estimate(statistic, List.of(sample)));
  }

  @ParameterizedTest
  @EnumSource
  void aSingleValueHasNoInterval(Statistic statistic) {
    Estimate one = STANDARD.estimate(statistic, new double[] {3});
    assertThat(one).isEqualTo(new Estimate(3, Interval.NONE, Interval.NONE));
    List<double[]> singles = List.of(new double[] {3}, new double[] {3});
    assertThat(STANDARD.estimate(statistic, singles)).isEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource
  void aConstantSampleIsCertain(Statistic statistic) {
    double[] constant = {0.1, 0.1, 0.1};
    Interval certain = new Interval(0.1, 0.1);
    assertThat(STANDARD.estimate(statistic, constant))
        .isEqualTo(new Estimate(0.1, certain, certain));
  }

  /** Strata that differ and do not vary leave nothing to chance, though the pool varies. */
  @Test
  void strataKeepTheirSizes() {
    List<double[]> strata = List.of(new double[] {1, 1}, new double[] {4, 4, 4, 4});
    assertThat(STANDARD.estimate(Statistic.MEAN, strata).percentile())
        .isEqualTo(new Interval(3, 3));
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bootstrap(0, 1, 0.95))
        .withMessage("resamples must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bootstrap(1, 1, Double.NaN))
        .withMessage("level must be between 0 and 1, but was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.estimate(Statistic.IQM, List.of()))
        .withMessage("expected 1 to 65535 values in all strata, but there are 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.estimates(new double[] {Double.NaN}))
        .withMessageStartingWith("expected finite values, but the one at index 0 is NaN");
  }
}
