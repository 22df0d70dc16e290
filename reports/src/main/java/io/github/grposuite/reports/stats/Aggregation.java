package io.github.grposuite.reports.stats;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RunReader.Broken;
import io.github.grposuite.records.RunReader.Outcome;
import io.github.grposuite.records.RunReader.Read;
import io.github.grposuite.records.Score;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From runs to statistics over seeds; in memory are the runs of one case a processor. */
public final class Aggregation {
  private final CellTable table;
  private final List<MethodInfo> methods;
  private final Selection selection;
  private final boolean variants;
  private final Map<Case, List<CellRow>> cells = new LinkedHashMap<>();

  /**
   * @param methods in the order in which they are to be shown
   * @throws ReportException if a cell has another method
   */
  public Aggregation(CellTable table, List<MethodInfo> methods, Selection selection) {
    this.table = table;
    this.methods = List.copyOf(methods);
    this.selection = selection;
    for (CellRow cell : table.cells()) {
      cells.computeIfAbsent(key(cell), key -> new ArrayList<>()).add(cell);
    }
    variants =
        cells.keySet().stream()
                .map(key -> new Case(key.facet(), key.method(), List.of()))
                .distinct()
                .count()
            < cells.size();
  }

  /** The rule by which runs are judged. */
  public Selection selection() {
    return selection;
  }

  /** What chooses the checkpoint of a method, by its name. */
  public Optional<Score> score(String method) {
    return methods.stream()
        .filter(known -> known.name().equals(method))
        .findFirst()
        .flatMap(selection::score);
  }

  /** The data settings, as the list of cells has them. */
  public List<List<String>> facets() {
    return cells.keySet().stream().map(Case::facet).distinct().toList();
  }

  /** Whether some method appears with more than one value of a hyperparameter. */
  public boolean hasVariants() {
    return variants;
  }

  /**
   * Statistics of every case of a facet. Where runs stop at different checkpoints, a curve's point
   * is over the runs that have it; nothing is padded.
   */
  public Results over(List<String> facet, Function<CellRow, Outcome> read) throws IOException {
    List<Callable<Results>> tasks = new ArrayList<>();
    cells.keySet().stream()
        .filter(key -> key.facet().equals(facet))
        .sorted(Comparator.comparingInt(key -> methods.indexOf(key.method())))
        .forEach(key -> tasks.add(() -> over(key, read)));
    return joined(Parallel.run(tasks));
  }

  /** The same of all facets. */
  public Results overAll(Function<CellRow, Outcome> read) throws IOException {
    List<Results> parts = new ArrayList<>();
    for (List<String> facet : facets()) {
      parts.add(over(facet, read));
    }
    return joined(parts);
  }

  private Results over(Case key, Function<CellRow, Outcome> read) {
    List<Read> reads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    Map<Map<SeriesKey, Double>, Long> seen = new HashMap<>();
    for (CellRow cell : cells.get(key)) {
      Outcome outcome = cell.done() ? read.apply(cell) : null;
      if (outcome instanceof Read whole) {
        Map<SeriesKey, Double> values = whole.run().values();
        boolean finite = values.values().stream().allMatch(Double::isFinite);
        Long first = finite ? seen.putIfAbsent(values, cell.seed()) : null;
        if (first == null) {
          reads.add(whole);
        } else {
          lost.add(Lost.copyOf(first, cell.seed()));
        }
      } else if (outcome instanceof Broken broken) {
        problems.add(broken.problem());
        lost.add(new Lost(cell.seed(), "unreadable", false));
      } else {
        lost.add(Lost.of(cell));
      }
    }
    lost.sort(Comparator.comparingLong(Lost::seed));
    CaseResult result = new CaseRuns(reads).over(key, cells.get(key).size(), lost);
    return results(List.of(result), problems);
  }

  /** The parts as one, in their order. */
  public Results joined(List<Results> parts) {
    return results(
        parts.stream().flatMap(part -> part.cases().stream()).toList(),
        parts.stream().flatMap(part -> part.problems().stream()).toList());
  }

  private Results results(List<CaseResult> cases, List<String> problems) {
    return new Results(
        table.facetNames(),
        table.variantNames(),
        hasVariants(),
        selection,
        cases,
        methods,
        problems);
  }

  private Case key(CellRow cell) {
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
}
