package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.figure.Figures;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Comparisons;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What follows from the results of all facets together, and its files. */
final class Findings {
  private final List<Judgement> judgements;
  private final List<Comparison> comparisons;
  private final InferenceFiles inference;
  private final Results results;
  private final Baselines baselines;

  Findings(ReportRequest request, Results results) throws IOException {
    this.results = results;
    baselines = request.baselines();
    judgements =
        request
            .judgements()
            .orElseGet(
                () ->
                    Judge.judge(
                        List.of(ClaimRows.of(request.title(), results, request.claims())), false));
    comparisons = Comparisons.of(request.title(), results, request.expected());
    inference = new InferenceFiles(results, request.baselines());
  }

  /** Writes verdicts and comparisons, and deletes those that an earlier report had. */
  List<Path> writeVerdicts(Path folder) throws IOException {
    return Verdicts.write(folder, judgements, comparisons);
  }

  /** Writes the tables of statistics likewise. */
  List<Path> writeTables(String title, Path folder) throws IOException {
    return inference.write(title, folder);
  }

  /** For the page, with the figures over all facets. */
  Section.Overall overall(FacetWriter figures) throws IOException {
    return new Section.Overall(
        judgements,
        comparisons,
        inference.tables(),
        figures.draw(Figures.across(results, baselines)));
  }
}
