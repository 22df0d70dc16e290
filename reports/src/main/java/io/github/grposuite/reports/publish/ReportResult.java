package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.Section;
import java.nio.file.Path;
import java.util.List;

/**
 * A report as written.
 *
 * @param directory of the experiment
 * @param written the files, in a fixed order
 * @param section what an index over several reports says of this one
 */
public record ReportResult(Path directory, List<Path> written, Section section) {
  public ReportResult {
    written = List.copyOf(written);
  }

  /** How many runs are in the report. */
  public int done() {
    return section.completeness().done();
  }

  /** How many the experiment has. */
  public int expected() {
    return section.completeness().expected();
  }

  /** One line for each run that is done but could not be read. */
  public List<String> problems() {
    return section.completeness().problems();
  }
}
