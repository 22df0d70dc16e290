package io.github.grposuite.reports.stats;

import io.github.grposuite.records.Curves;
import io.github.grposuite.records.RunReader.Read;
import io.github.grposuite.records.RunRecord;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The runs of one case, by seed: from them to its statistics. */
final class CaseRuns {
  private final List<Long> seeds;
  private final List<RunRecord> runs;

  CaseRuns(List<Read> reads) {
    List<Read> sorted =
        reads.stream()
            .sorted(
                Comparator.comparingLong((Read read) -> read.cell().seed())
                    .thenComparing(read -> read.cell().id()))
            .toList();
    seeds = sorted.stream().map(read -> read.cell().seed()).toList();
    runs = sorted.stream().map(Read::run).toList();
  }

  CaseResult over(Case key, int expected, List<Lost> lost) {
    Map<SeriesKey, Summary> values = new LinkedHashMap<>();
    Map<SeriesKey, double[]> samples = new LinkedHashMap<>();
    for (SeriesKey series : keys(run -> run.values().keySet())) {
      samples.put(
          series,
          runs.stream()
              .mapToDouble(run -> run.values().getOrDefault(series, Double.NaN))
              .toArray());
      values.put(
          series,
          Summary.of(
              runs.stream()
                  .map(run -> run.values().get(series))
                  .flatMapToDouble(v -> v == null ? DoubleStream.empty() : DoubleStream.of(v))
                  .toArray()));
    }
    int stride = runs.stream().mapToInt(run -> run.curves().stride()).max().orElse(1);
    return new CaseResult(
        key,
        expected,
        seeds,
        lost,
        runs.stream().map(RunRecord::end).toList(),
        runs.stream().map(RunRecord::judged).toList(),
        stride,
        curves(stride),
        values,
        samples,
        runs.stream().map(RunRecord::examples).toList());
  }

  /**
   * At the same checkpoints in all runs: the last one, which thinning would leave out, only where
   * all runs have it, lest a point be over some seeds and look as if the others had ended.
   */
  private Map<SeriesKey, Curve> curves(int stride) {
    boolean alike = runs.stream().mapToInt(RunRecord::end).distinct().count() == 1;
    List<Curves> thinned =
        runs.stream().map(run -> run.curves().thinned(stride, stride == 1 || alike)).toList();
    Map<SeriesKey, Curve> curves = new LinkedHashMap<>();
    for (SeriesKey series : keys(run -> run.curves().series().keySet())) {
      curves.put(series, curve(series, thinned));
    }
    return curves;
  }

  private static Curve curve(SeriesKey series, List<Curves> runs) {
    int[] steps =
        runs.stream()
            .filter(run -> run.series().containsKey(series))
            .flatMapToInt(run -> IntStream.of(run.steps()))
            .distinct()
            .sorted()
            .toArray();
    List<double[]> aligned = new ArrayList<>();
    for (Curves run : runs) {
      double[] row = new double[steps.length];
      Arrays.fill(row, Double.NaN);
      aligned.add(row);
    }
    List<List<Double>> samples = new ArrayList<>();
    for (int ignored : steps) {
      samples.add(new ArrayList<>());
    }
    for (int r = 0; r < runs.size(); r++) {
      double[] values = runs.get(r).series().get(series);
      for (int i = 0, at = 0; values != null && i < values.length; i++, at++) {
        while (steps[at] != runs.get(r).steps()[i]) {
          at++;
        }
        aligned.get(r)[at] = values[i];
        samples.get(at).add(values[i]);
      }
    }
    return new Curve(
        steps,
        samples.stream()
            .map(sample -> Summary.of(sample.stream().mapToDouble(Double::doubleValue).toArray()))
            .toList(),
        aligned);
  }

  private Set<SeriesKey> keys(Function<RunRecord, Set<SeriesKey>> keysOf) {
    Set<SeriesKey> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(keysOf.apply(run)));
    return keys;
  }
}
