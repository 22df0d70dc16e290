package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.stats.Selection;
import java.nio.file.Path;
import java.util.List;

/**
 * What to report on.
 *
 * @param directory of the experiment: it holds cells.csv and runs
 * @param description a sentence or two for the page
 * @param methods in the order in which they are to be shown
 * @param selection by which checkpoint runs are judged, and by which hyperparameters a method is
 */
public record ReportRequest(
    Path directory,
    String title,
    String description,
    List<MethodInfo> methods,
    Selection selection) {
  public ReportRequest {
    methods = List.copyOf(methods);
  }
}
