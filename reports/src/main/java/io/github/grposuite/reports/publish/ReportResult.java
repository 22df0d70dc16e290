package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A report as written.
 *
 * @param directory of the experiment
 * @param written the files, in a fixed order
 * @param section what an index over several reports says of this one
 * @param notice a line on letters that the figures' font lacks
 */
public record ReportResult(
    Path directory, List<Path> written, Section section, Optional<String> notice) {
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
