package io.github.grposuite.cli;

import io.github.grposuite.reports.page.ReproducedFigure;
import io.github.grposuite.reports.publish.PaperMarkdown;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.verdict.Verdicts;
import java.util.List;

/** The README of {@code results}: a text of the suite with what the program found filled in. */
final class ResultsReadme {
  private ResultsReadme() {}

  static String of(List<ReproducedFigure> captions, List<ReportResult> reports) {
    return Resource.text("/paper/results.md")
        .replace("{{captions}}\n", PaperMarkdown.of(captions, 3))
        .replace(
            "{{glance}}\n",
            Verdicts.glance(
                reports.stream()
                    .flatMap(report -> report.section().overall().judgements().stream())
                    .toList()));
  }
}
