package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.WORST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often a claim is supported that is just not true: at the boundary of each kind's null
 * hypothesis, with normal noise. If that were 5 % of the time, more than 18 of 100 simulations
 * would be with probability 5e-7 (binomial).
 */
class NullSimulationTest {
  private static final int SIMULATIONS = 100;
  private static final int MOST = 18;
  private static final int SEEDS = 8;
  private static final SeriesKey ONE = new SeriesKey(Metric.ACCURACY, "test", "1");
  private static final SeriesKey TWO = new SeriesKey(Metric.ACCURACY, "test", "2");

  /** A kind, what it says, its margin, and runs of which it is just not true. */
  private record Null(
      String kind,
      SeriesKey key,
      Hypothesis hypothesis,
      Margin margin,
      Function<Random, Runs> runs) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Null> nulls() {
    Map<String, List<String>> pair = Map.of("gr-dpo", List.of("dpo"));
    Margin one = new Margin(1, false);
    return Stream.of(
        nothing("difference", new Difference(true, pair), Margin.NONE, random -> pair(random, 0)),
        nothing("difference by 1", new Difference(true, pair), one, random -> pair(random, -1)),
        nothing("equal within 1", new Equivalence(pair), one, random -> pair(random, 1)),
        nothing(
            "lowest",
            new Extreme(true, List.of("gr-dpo"), List.of()),
            Margin.NONE,
            random -> pair(random, 0).with("ipo", noise(random, 9))),
        nothing(
            "decreasing",
            new Monotone(true, List.of("gr-ipo"), "methods.*.chi"),
            Margin.NONE,
            random -> chi(random, 5, 0, 0)),
        nothing(
            "decreasing but for 1",
            new Monotone(true, List.of("gr-ipo"), "methods.*.chi"),
            one,
            random -> chi(random, 5, 0, 1)),
        nothing(
            "at most",
            new Bound(true, List.of("gr-ipo"), Optional.empty(), 0),
            Margin.NONE,
            random -> chi(random, -9, -9, 0)),
        nothing(
            "overfits",
            new Overfitting(true, List.of("dpo")),
            Margin.NONE,
            random -> new Runs(2 * SEEDS).overSteps("dpo", Map.of(WORST, flat(random)))),
        new Null(
            "lowest groups",
            ONE,
            new GroupOrder(true, List.of("dpo"), List.of("1"), true),
            Margin.NONE,
            NullSimulationTest::groups),
        new Null(
            "change",
            ONE,
            new Change(List.of("dpo"), List.of("1"), List.of()),
            Margin.NONE,
            NullSimulationTest::groups),
        nothing(
            "slope",
            new Slope(List.of("gr-ipo"), "methods.*.chi", -0.5),
            new Margin(0.1, false),
            NullSimulationTest::slope));
  }

  private static Null nothing(
      String kind, Hypothesis hypothesis, Margin margin, Function<Random, Runs> runs) {
    return new Null(kind, WORST, hypothesis, margin, runs);
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void isSeldomSupported(Null kind) {
    Random random = new Random(2021);
    Claim claim = Runs.claim("c", kind.key(), kind.hypothesis(), Where.ANYWHERE, kind.margin());
    long supported =
        IntStream.range(0, SIMULATIONS)
            .mapToObj(i -> kind.runs().apply(random).judge(claim).get(0).verdict())
            .filter(verdict -> verdict == Verdict.SUPPORTED)
            .count();
    assertThat(supported).isLessThanOrEqualTo(MOST);
  }

  private static double[] noise(Random random, double mean) {
    return IntStream.range(0, SEEDS).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  private static Runs pair(Random random, double difference) {
    return new Runs(SEEDS).with("gr-dpo", noise(random, difference)).with("dpo", noise(random, 0));
  }

  private static Runs chi(Random random, double first, double second, double third) {
    return new Runs(SEEDS)
        .with("gr-ipo", "0", Map.of(WORST, noise(random, first)))
        .with("gr-ipo", "0.5", Map.of(WORST, noise(random, second)))
        .with("gr-ipo", "1", Map.of(WORST, noise(random, third)));
  }

  /** Ten checkpoints of noise alone: the lowest mean is low by chance. */
  private static double[][] flat(Random random) {
    double[][] rows = new double[2 * SEEDS][10];
    for (double[] row : rows) {
      for (int step = 0; step < row.length; step++) {
        row[step] = random.nextGaussian();
      }
    }
    return rows;
  }

  private static Runs groups(Random random) {
    double[][] first = new double[SEEDS][];
    double[][] second = new double[SEEDS][];
    for (int i = 0; i < SEEDS; i++) {
      first[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      second[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    Map<SeriesKey, double[][]> curves = new LinkedHashMap<>();
    curves.put(ONE, first);
    curves.put(TWO, second);
    return new Runs(SEEDS).overSteps("dpo", curves);
  }

  /** True slope −0.4: the margin above the claimed one. */
  private static Runs slope(Random random) {
    Runs runs = new Runs(SEEDS);
    for (int steps = 64; steps <= 512; steps *= 2) {
      double value = StrictMath.pow(steps, -0.4);
      runs.with(
          "gr-ipo",
          Integer.toString(steps),
          Map.of(
              WORST,
              IntStream.range(0, SEEDS)
                  .mapToDouble(i -> value * StrictMath.exp(0.1 * random.nextGaussian()))
                  .toArray()));
    }
    return runs;
  }
}
