package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What to report on.
 *
 * @param directory of the experiment: it holds cells.csv and runs
 * @param description a sentence or two for the page
 * @param methods in the order in which they are to be shown
 * @param selection by which checkpoint runs are judged, and by which hyperparameters a method is
 * @param settings of each method by its name, before what varies; for the page's list of cells
 * @param findings what follows from all results, which come without curves
 */
public record ReportRequest(
    Path directory,
    String title,
    String description,
    List<MethodInfo> methods,
    Selection selection,
    Map<String, Map<String, Object>> settings,
    Function<Results, Findings> findings) {
  public ReportRequest {
    methods = List.copyOf(methods);
    settings = Map.copyOf(settings);
  }

  /** Without claims, and with no settings of methods to show. */
  public ReportRequest(
      Path directory,
      String title,
      String description,
      List<MethodInfo> methods,
      Selection selection) {
    this(directory, title, description, methods, selection, Map.of(), r -> Findings.NONE);
  }
}
