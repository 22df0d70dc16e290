package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes one page over several reports. */
public final class IndexWriter {

  /**
   * Writes ROOT/index.html.
   *
   * @param root a folder above the experiments, for the links are relative
   */
  public Path write(Path root, String title, List<ReportResult> reports) throws IOException {
    String html =
        Page.of(
            title,
            reports.stream().map(ReportResult::section).toList(),
            reports.stream().map(report -> base(root, report)).toList());
    return PageFile.write(root, html);
  }

  private static String base(Path root, ReportResult report) {
    Path folder = report.directory().resolve(ReportWriter.FOLDER).toAbsolutePath().normalize();
    return root.toAbsolutePath().normalize().relativize(folder).toString().replace('\\', '/') + "/";
  }
}
