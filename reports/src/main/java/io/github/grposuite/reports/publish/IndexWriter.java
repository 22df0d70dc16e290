package io.github.grposuite.reports.publish;

import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.reports.page.Page;
import io.github.grposuite.reports.page.ReproducedFigure;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes one page over several reports, and their verdicts together. */
public final class IndexWriter {

  /**
   * Writes ROOT/index.html, and ROOT/verdicts.* if anything is claimed.
   *
   * @param root a folder above the experiments, for the links are relative
   * @param paper its figures, in its order, which come first
   * @param crossing judgements on several experiments
   */
  public Path write(
      Path root,
      String title,
      List<ReproducedFigure> paper,
      List<ReportResult> reports,
      List<Judgement> crossing)
      throws IOException {
    String html =
        Page.of(
            title,
            paper,
            reports.stream().map(ReportResult::section).toList(),
            reports.stream().map(report -> base(root, report)).toList(),
            crossing);
    Verdicts.write(
        root,
        Stream.concat(all(reports, Section.Overall::judgements).stream(), crossing.stream())
            .toList(),
        all(reports, Section.Overall::comparisons));
    return PageFile.write(root, html);
  }

  private static <T> List<T> all(
      List<ReportResult> reports, Function<Section.Overall, List<T>> part) {
    return reports.stream()
        .flatMap(report -> part.apply(report.section().overall()).stream())
        .toList();
  }

  private static String base(Path root, ReportResult report) {
    Path folder = new ExperimentLayout(report.directory()).report().toAbsolutePath().normalize();
    return root.toAbsolutePath().normalize().relativize(folder).toString().replace('\\', '/') + "/";
  }
}
