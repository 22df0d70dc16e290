package io.github.grposuite.reports.figure;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads of an experiment's runs what a request selects. */
public final class RequestedResults {
  private RequestedResults() {}

  /**
   * The results, with the curves that the figure shows.
   *
   * @param table of the directory
   * @param methods of the experiment, in its order
   * @throws ReportException if nothing is selected, or no run of it can be read
   */
  public static Results read(
      Path directory,
      CellTable table,
      List<MethodInfo> methods,
      Selection selection,
      FigureRequest request)
      throws IOException {
    List<CellRow> cells =
        together(
            table.cells().stream().filter(cell -> matches(cell, table, request)).toList(),
            request.over().stream().map(table.facetNames()::indexOf).toList());
    if (cells.stream().noneMatch(CellRow::done)) {
      throw new ReportException(
          "where and methods select %s cells of %s, of which none is done"
              .formatted(cells.size(), directory));
    }
    Aggregation aggregation =
        new Aggregation(
            new CellTable(table.settings(), cells), ordered(methods, request.methods()), selection);
    RunReader reader = new RunReader(request::keepsCurve, aggregation::score, Optional.empty());
    Results results = aggregation.overAll(cell -> reader.read(directory, cell));
    if (results.done() == 0) {
      throw new ReportException(
          "no selected run of " + directory + " can be read: " + results.problems().get(0));
    }
    return results.among(methods);
  }

  /** With all values of some data settings in the place of each. */
  private static List<CellRow> together(List<CellRow> cells, List<Integer> places) {
    List<CellRow> together = cells;
    for (int place : places) {
      String all =
          cells.stream()
              .map(cell -> cell.facet().get(place))
              .distinct()
              .collect(Collectors.joining(", "));
      together =
          together.stream()
              .map(
                  cell -> {
                    List<String> facet = new ArrayList<>(cell.facet());
                    facet.set(place, all);
                    return cell.in(facet);
                  })
              .toList();
    }
    return together;
  }

  /** As they were asked for. */
  private static List<MethodInfo> ordered(List<MethodInfo> methods, List<String> names) {
    return names.isEmpty()
        ? methods
        : names.stream()
            .flatMap(name -> methods.stream().filter(method -> method.name().equals(name)))
            .toList();
  }

  private static boolean matches(CellRow cell, CellTable table, FigureRequest request) {
    if (!request.methods().isEmpty() && !request.methods().contains(cell.method())) {
      return false;
    }
    for (Map.Entry<String, List<String>> condition : request.where().entrySet()) {
      int data = table.facetNames().indexOf(condition.getKey());
      String value =
          data >= 0
              ? cell.facet().get(data)
              : cell.variant().get(table.variantNames().indexOf(condition.getKey()));
      boolean hasNone = data < 0 && value.isEmpty();
      if (!hasNone && !condition.getValue().contains(value)) {
        return false;
      }
    }
    return true;
  }
}
