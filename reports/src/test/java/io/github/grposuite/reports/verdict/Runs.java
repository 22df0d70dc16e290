package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Case;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Lost;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Runs of an experiment over the data setting {@code data.features}, as they would be read. */
final class Runs {
  static final String EXPERIMENT = "synthetic/test";
  static final SeriesKey WORST = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  /** Eight differences that are all near −1. */
  static final double[] NEAR_ONE = {1.1, 0.9, 1.05, 0.95, 1.2, 0.8, 1.15, 0.85};

  private final List<CaseResult> cases = new ArrayList<>();
  private final int expected;
  private List<Lost> lost = List.of();

  Runs(int expected) {
    this.expected = expected;
  }

  /** What becomes of other seeds of the methods that are added next. */
  Runs losing(Lost... seeds) {
    lost = List.of(seeds);
    return this;
  }

  /** Seeds 1, 2, … with these worst-group validation losses. */
  Runs with(String method, double... losses) {
    return with(method, "same", "", 1, losses);
  }

  Runs with(String method, String features, String chi, long firstSeed, double... losses) {
    Integer[] ends = new Integer[losses.length];
    Arrays.fill(ends, 100);
    return with(method, features, chi, firstSeed, ends, WORST, losses);
  }

  /** These seeds, without hyperparameters. */
  Runs withSeeds(String method, List<Long> seeds, double... losses) {
    Integer[] ends = new Integer[losses.length];
    Arrays.fill(ends, 100);
    return with(method, "same", "", seeds, ends, WORST, losses);
  }

  Runs with(
      String method,
      String features,
      String chi,
      long firstSeed,
      Integer[] ends,
      SeriesKey key,
      double... losses) {
    List<Long> seeds = LongStream.range(firstSeed, firstSeed + losses.length).boxed().toList();
    return with(method, features, chi, seeds, ends, key, losses);
  }

  private Runs with(
      String method,
      String features,
      String chi,
      List<Long> seeds,
      Integer[] ends,
      SeriesKey key,
      double... losses) {
    cases.add(
        new CaseResult(
            new Case(List.of(features), new MethodInfo(method, "dpo"), List.of(chi)),
            expected,
            seeds,
            lost,
            List.of(ends),
            Collections.nCopies(losses.length, 100),
            1,
            Map.of(),
            Map.of(key, Summary.of(losses)),
            Map.of(key, losses)));
    return this;
  }

  /** Seeds 1, 2, … with a hyperparameter and several measurements. */
  Runs with(String method, String chi, Map<SeriesKey, double[]> samples) {
    return with(method, chi, samples, Map.of());
  }

  /** The same over checkpoints 0, 1, …: a row a seed; the last one is judged. */
  Runs overSteps(String method, Map<SeriesKey, double[][]> curves) {
    Map<SeriesKey, double[]> samples = new LinkedHashMap<>();
    Map<SeriesKey, Curve> kept = new LinkedHashMap<>();
    curves.forEach(
        (key, rows) -> {
          int last = rows[0].length - 1;
          samples.put(key, Arrays.stream(rows).mapToDouble(row -> row[last]).toArray());
          kept.put(
              key,
              new Curve(
                  IntStream.rangeClosed(0, last).toArray(),
                  IntStream.rangeClosed(0, last)
                      .mapToObj(
                          i -> Summary.of(Arrays.stream(rows).mapToDouble(row -> row[i]).toArray()))
                      .toList(),
                  List.of(rows)));
        });
    return with(method, "", samples, kept);
  }

  private Runs with(
      String method, String chi, Map<SeriesKey, double[]> samples, Map<SeriesKey, Curve> curves) {
    int n = samples.values().iterator().next().length;
    Map<SeriesKey, Summary> values = new LinkedHashMap<>();
    samples.forEach((key, sample) -> values.put(key, Summary.of(sample)));
    cases.add(
        new CaseResult(
            new Case(List.of("same"), new MethodInfo(method, "dpo"), List.of(chi)),
            expected,
            LongStream.rangeClosed(1, n).boxed().toList(),
            lost,
            Collections.nCopies(n, 100),
            Collections.nCopies(n, 100),
            1,
            curves,
            values,
            samples));
    return this;
  }

  /** Those of eight seeds whose differences to a baseline of 3 are the given. */
  Runs against(String method, String baseline, double... differences) {
    double[] level = new double[differences.length];
    Arrays.fill(level, 3);
    return with(method, Arrays.stream(differences).map(d -> 3 + d).toArray()).with(baseline, level);
  }

  Results results() {
    return results(Selection.LAST);
  }

  Results results(Selection selection) {
    return new Results(
        List.of("data.features"), List.of("methods.*.chi"), true, selection, cases, List.of());
  }

  List<Judgement> judge(Claim... claims) {
    return judge(results(), claims);
  }

  static List<Judgement> judge(Results results, Claim... claims) {
    return Judge.judge(List.of(ClaimRows.of(EXPERIMENT, results, List.of(claims))), false);
  }

  static double[] minus(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  /** That gr-dpo's is lower than dpo's. */
  static Claim claim(Margin margin, Where where) {
    return claim("lower", WORST, true, Map.of("gr-dpo", List.of("dpo")), where, margin);
  }

  static Claim claim(
      String name,
      SeriesKey key,
      boolean lower,
      Map<String, List<String>> methods,
      Where where,
      Margin margin) {
    return claim(name, key, new Difference(lower, methods), where, margin);
  }

  static Claim claim(
      String name, SeriesKey key, Hypothesis hypothesis, Where where, Margin margin) {
    return claim(name, key, hypothesis, where, margin, Design.SEEDS);
  }

  static Claim claim(
      String name,
      SeriesKey key,
      Hypothesis hypothesis,
      Where where,
      Margin margin,
      Design design) {
    return new Claim(
        name,
        "Some text",
        "",
        "",
        OptionalInt.empty(),
        List.of(EXPERIMENT),
        key,
        hypothesis,
        where,
        margin,
        design,
        Optional.empty(),
        List.of());
  }
}
