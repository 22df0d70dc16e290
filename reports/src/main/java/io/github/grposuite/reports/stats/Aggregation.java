package io.github.grposuite.reports.stats;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.Cell;
import io.github.grposuite.reports.read.CellTable;
import io.github.grposuite.reports.read.RunReader.Broken;
import io.github.grposuite.reports.read.RunReader.Outcome;
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
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** From runs to statistics over seeds. */
public final class Aggregation {
  private final CellTable table;
  private final List<MethodInfo> methods;

  /**
   * @param methods in the order in which they are to be shown
   */
  public Aggregation(CellTable table, List<MethodInfo> methods) {
    this.table = table;
    this.methods = List.copyOf(methods);
  }

  /**
   * Statistics of every case. Where runs stop at different checkpoints, a curve's point is over the
   * runs that have it; nothing is padded.
   */
  public Results over(List<Outcome> outcomes) {
    Map<Case, List<Read>> runs = new LinkedHashMap<>();
    Map<Case, Integer> expected = new LinkedHashMap<>();
    for (Cell cell : table.cells()) {
      Case key = key(cell);
      runs.putIfAbsent(key, new ArrayList<>());
      expected.merge(key, 1, Integer::sum);
    }
    List<String> problems = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Read read) {
        runs.get(key(read.cell())).add(read);
      } else if (outcome instanceof Broken broken) {
        problems.add(broken.problem());
      }
    }
    List<CaseResult> cases = new ArrayList<>();
    for (Case key : sorted(runs.keySet())) {
      cases.add(result(key, expected.get(key), runs.get(key)));
    }
    return new Results(table.facetNames(), table.variantNames(), cases, problems);
  }

  private Case key(Cell cell) {
    return methods.stream()
        .filter(method -> method.name().equals(cell.method()))
        .findFirst()
        .map(method -> new Case(cell.facet(), method, cell.variant()))
        .orElseThrow(
            () ->
                new ReportException(
                    "cell %s has the unknown method \"%s\"; known are %s"
                        .formatted(
                            cell.id(),
                            cell.method(),
                            methods.stream()
                                .map(MethodInfo::name)
                                .collect(Collectors.joining(", ")))));
  }

  private List<Case> sorted(Set<Case> cases) {
    List<List<String>> facets = cases.stream().map(Case::facet).distinct().toList();
    return cases.stream()
        .sorted(
            Comparator.comparingInt((Case key) -> facets.indexOf(key.facet()))
                .thenComparingInt(key -> methods.indexOf(key.method())))
        .toList();
  }

  private static CaseResult result(Case key, int expected, List<Read> reads) {
    List<RunRecord> runs =
        reads.stream()
            .sorted(
                Comparator.comparingLong((Read read) -> read.cell().seed())
                    .thenComparing(read -> read.cell().id()))
            .map(Read::run)
            .toList();
    Map<SeriesKey, Curve> curves = new LinkedHashMap<>();
    for (SeriesKey series : keys(runs, run -> run.curves().keySet())) {
      curves.put(series, curve(series, runs));
    }
    Map<SeriesKey, Summary> last = new LinkedHashMap<>();
    for (SeriesKey series : keys(runs, run -> run.last().keySet())) {
      last.put(
          series,
          Summary.of(
              runs.stream()
                  .map(run -> run.last().get(series))
                  .flatMapToDouble(v -> v == null ? DoubleStream.empty() : DoubleStream.of(v))
                  .toArray()));
    }
    List<Integer> ends = runs.stream().map(run -> run.steps()[run.steps().length - 1]).toList();
    return new CaseResult(key, expected, ends, curves, last);
  }

  private static Curve curve(SeriesKey series, List<RunRecord> runs) {
    TreeMap<Integer, List<Double>> samples = new TreeMap<>();
    for (RunRecord run : runs) {
      double[] values = run.curves().get(series);
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

  private static Set<SeriesKey> keys(
      List<RunRecord> runs, Function<RunRecord, Set<SeriesKey>> keysOf) {
    Set<SeriesKey> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(keysOf.apply(run)));
    return keys;
  }
}
