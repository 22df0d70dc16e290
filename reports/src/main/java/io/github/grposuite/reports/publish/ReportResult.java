package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import java.nio.file.Path;
import java.util.List;

/**
 * A report as written.
 *
 * @param directory of the experiment
 * @param written the files, in a fixed order
 * @param results by which claims on several experiments are judged
 * @param claims those on this one
 * @param section what an index over several reports says of this one
 */
public record ReportResult(
    Path directory, List<Path> written, Results results, List<Claim> claims, Section section) {
  public ReportResult {
    written = List.copyOf(written);
    claims = List.copyOf(claims);
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
