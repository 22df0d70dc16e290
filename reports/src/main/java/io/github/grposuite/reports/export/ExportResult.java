package io.github.grposuite.reports.export;

import java.nio.file.Path;
import java.util.List;

/**
 * An export as written.
 *
 * @param written the files
 * @param cells rows of the table of cells
 * @param runs how many runs are in the table of runs
 * @param rows of the table of runs
 * @param problems one line for each experiment or run that was left out
 */
public record ExportResult(
    List<Path> written, long cells, long runs, long rows, List<String> problems) {
  public ExportResult {
    written = List.copyOf(written);
    problems = List.copyOf(problems);
  }
}
