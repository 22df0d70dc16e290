package io.github.grposuite.reports.stats;

import io.github.grposuite.reports.read.Curves;
import io.github.grposuite.reports.read.RunReader.Read;
import io.github.grposuite.reports.read.RunRecord;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The runs of one case, by seed: from them to its statistics. */
final class CaseRuns {
  private final List<RunRecord> runs;

  CaseRuns(List<Read> reads) {
    runs =
        reads.stream()
            .sorted(
                Comparator.comparingLong((Read read) -> read.cell().seed())
                    .thenComparing(read -> read.cell().id()))
            .map(Read::run)
            .toList();
  }

  CaseResult over(Case key, int expected) {
    Map<SeriesKey, Summary> values = new LinkedHashMap<>();
    for (SeriesKey series : keys(run -> run.values().keySet())) {
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
        runs.stream().map(RunRecord::end).toList(),
        runs.stream().map(RunRecord::judged).toList(),
        stride,
        curves(stride),
        values);
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
    TreeMap<Integer, List<Double>> samples = new TreeMap<>();
    for (Curves run : runs) {
      double[] values = run.series().get(series);
      for (int i = 0; values != null && i < values.length; i++) {
        samples.computeIfAbsent(run.steps()[i], step -> new ArrayList<>()).add(values[i]);
      }
    }
    return new Curve(
        samples.keySet().stream().mapToInt(Integer::intValue).toArray(),
        samples.values().stream()
            .map(sample -> Summary.of(sample.stream().mapToDouble(Double::doubleValue).toArray()))
            .toList());
  }

  private Set<SeriesKey> keys(Function<RunRecord, Set<SeriesKey>> keysOf) {
    Set<SeriesKey> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(keysOf.apply(run)));
    return keys;
  }
}
