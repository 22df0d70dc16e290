package io.github.grposuite.cli;

import io.github.grposuite.reports.page.ReproducedFigure;
import io.github.grposuite.reports.publish.CaptionsMarkdown;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.verdict.Verdicts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The README of {@code results}: a text of the suite with what the program found filled in. */
final class ResultsReadme {
  private static final String TEMPLATE = "/paper/results.md";

  private ResultsReadme() {}

  static String of(List<ReproducedFigure> captions, List<ReportResult> reports) {
    return template()
        .replace("{{captions}}\n", CaptionsMarkdown.of(captions, 3))
        .replace(
            "{{glance}}\n",
            Verdicts.glance(
                reports.stream()
                    .flatMap(report -> report.section().overall().judgements().stream())
                    .toList()));
  }

  private static String template() {
    try (InputStream in = ResultsReadme.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
