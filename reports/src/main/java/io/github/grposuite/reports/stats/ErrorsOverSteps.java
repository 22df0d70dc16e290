package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs of a method with different numbers of steps ended at: the distance from the saddle
 * point and the bounds on it.
 *
 * @param facet the data setting
 * @param steps T, increasing
 * @param seeds those that have run with every T
 * @param values of each metric one array a seed, with a value for every T
 */
public record ErrorsOverSteps(
    List<String> facet,
    MethodInfo method,
    double[] steps,
    List<Long> seeds,
    Map<Metric, List<double[]>> values) {
  private static final String STEPS = ".steps";
  private static final List<Metric> METRICS =
      List.of(
          Metric.SUBOPTIMALITY,
          Metric.DUALITY_GAP,
          Metric.BOUND,
          Metric.BOUND_OF_PROOF,
          Metric.BOUND_OF_SOURCE);

  /** Of every method on every data setting that has them with at least two numbers of steps. */
  public static List<ErrorsOverSteps> of(Results results) {
    List<ErrorsOverSteps> all = new ArrayList<>();
    for (List<String> facet : results.facets()) {
      List<CaseResult> cases = results.in(facet);
      cases.stream()
          .map(result -> result.key().method())
          .distinct()
          .forEach(
              method ->
                  of(
                          results.variantNames(),
                          facet,
                          method,
                          cases.stream().filter(c -> c.key().method().equals(method)).toList())
                      .ifPresent(all::add));
    }
    return all;
  }

  private static Optional<ErrorsOverSteps> of(
      List<String> names, List<String> facet, MethodInfo method, List<CaseResult> cases) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).endsWith(STEPS)) {
        columns.add(i);
      }
    }
    List<CaseResult> measured =
        cases.stream()
            .filter(c -> c.samples().containsKey(key(Metric.SUBOPTIMALITY)))
            .filter(c -> columns.stream().anyMatch(i -> !c.key().variant().get(i).isEmpty()))
            .sorted(Comparator.comparingDouble(c -> steps(c, columns)))
            .toList();
    double[] steps = measured.stream().mapToDouble(c -> steps(c, columns)).toArray();
    if (steps.length < 2
        || measured.stream().mapToDouble(c -> steps(c, columns)).distinct().count()
            < steps.length) {
      return Optional.empty();
    }
    List<Long> seeds = new ArrayList<>(measured.get(0).seeds());
    measured.forEach(c -> seeds.retainAll(c.seeds()));
    if (seeds.isEmpty()) {
      return Optional.empty();
    }
    Map<Metric, List<double[]>> values = new EnumMap<>(Metric.class);
    for (Metric metric : METRICS) {
      if (measured.stream().allMatch(c -> c.samples().containsKey(key(metric)))) {
        values.put(metric, seeds.stream().map(seed -> run(measured, metric, seed)).toList());
      }
    }
    return Optional.of(new ErrorsOverSteps(facet, method, steps, List.copyOf(seeds), values));
  }

  private static SeriesKey key(Metric metric) {
    return new SeriesKey(metric, "train", "");
  }

  private static double steps(CaseResult result, List<Integer> columns) {
    return columns.stream()
        .map(i -> result.key().variant().get(i))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(Double::parseDouble)
        .orElseThrow();
  }

  private static double[] run(List<CaseResult> cases, Metric metric, long seed) {
    return cases.stream()
        .mapToDouble(c -> c.samples().get(key(metric))[c.seeds().indexOf(seed)])
        .toArray();
  }

  /** Values of every seed for the T at that place. */
  public double[] at(Metric metric, int place) {
    return values.get(metric).stream().mapToDouble(run -> run[place]).toArray();
  }

  /** The same from some T on. */
  public ErrorsOverSteps from(int first) {
    Map<Metric, List<double[]>> later = new EnumMap<>(Metric.class);
    values.forEach(
        (metric, runs) ->
            later.put(
                metric,
                runs.stream().map(run -> Arrays.copyOfRange(run, first, run.length)).toList()));
    return new ErrorsOverSteps(
        facet, method, Arrays.copyOfRange(steps, first, steps.length), seeds, later);
  }
}
