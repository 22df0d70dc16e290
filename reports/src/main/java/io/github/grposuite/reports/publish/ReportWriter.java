package io.github.grposuite.reports.publish;

import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.figure.Figures;
import io.github.grposuite.reports.page.CellBrowser;
import io.github.grposuite.reports.page.Completeness;
import io.github.grposuite.reports.page.Page;
import io.github.grposuite.reports.page.PageFigures;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the report of an experiment directory: tables, figures and a page. */
public final class ReportWriter {
  /**
   * Writes DIR/report. Runs that cannot be read are left out and named in the result.
   *
   * @throws ReportException if there is nothing to report on, or runs do not fit together
   */
  public ReportResult write(ReportRequest request) throws IOException {
    Path directory = request.directory();
    CellTable cells = CellTable.read(directory);
    if (!cells.anyDone()) {
      throw new ReportException(
          "%s has no cell that is done (%s in all); run the experiment"
              .formatted(new ExperimentLayout(directory).cells(), cells.cells().size()));
    }
    Aggregation aggregation = new Aggregation(cells, request.methods(), request.selection());
    OriginCollector origins = new OriginCollector(directory, aggregation.facets());
    Path folder = new ExperimentLayout(directory).report();
    try (CurveFiles curves = new CurveFiles(folder, request.style())) {
      Results results = results(request, aggregation, origins, curves);
      List<Judgement> judgements = request.judgements().orElseGet(() -> judge(request, results));
      List<Comparison> comparisons = Comparison.of(request.title(), results, request.expected());
      ReportTables tables = new ReportTables(results, request.baselines());
      PageFigures across = curves.draw(Figures.across(results, request.baselines()));
      List<Path> written = new ArrayList<>(Verdicts.write(folder, judgements, comparisons));
      written.addAll(tables.write(request.title(), folder));
      written.add(curves.finish());
      Section section =
          new Section(
              request.title(),
              request.description(),
              Completeness.of(cells, results.read(), results.problems()),
              request.selection(),
              Remarks.notes(results),
              Remarks.warnings(results),
              written.stream().map(file -> String.valueOf(file.getFileName())).toList(),
              tables.parts(curves.ofFacets()),
              new Section.Overall(judgements, comparisons, tables.statistics(), across),
              CellBrowser.of(cells, request.settings(), origins::seconds),
              origins.origins(results.facets().stream().map(results::facetTitle).toList()));
      written.addAll(curves.figures());
      FigureWriter.deleteOthers(folder.resolve(CurveFiles.FIGURES), new HashSet<>(written));
      written.add(PageFile.write(folder, Page.of(request.title(), List.of(section), List.of(""))));
      return new ReportResult(directory, written, section, curves.lacking().notice());
    }
  }

  /** Reads facet by facet, and writes what needs the curves of all measurements. */
  private static Results results(
      ReportRequest request, Aggregation aggregation, OriginCollector origins, CurveFiles curves)
      throws IOException {
    Path directory = request.directory();
    Predicate<SeriesKey> shown = key -> !aggregation.hasVariants() && isCurve(key);
    Predicate<SeriesKey> claimed =
        key -> request.claims().stream().anyMatch(claim -> claim.needsCurve(key));
    Optional<String> examples =
        request.claims().stream().anyMatch(Claim::needsExamples)
            ? ExampleLosses.file(aggregation.selection())
            : Optional.empty();
    RunReader reader = new RunReader(shown.or(claimed), aggregation::score, examples);
    List<Results> parts = new ArrayList<>();
    for (List<String> facet : aggregation.facets()) {
      Results part =
          aggregation.over(
              facet,
              cell -> {
                origins.add(cell);
                return reader.read(directory, cell);
              });
      curves.write(facet, part.withCurves(shown));
      parts.add(part.withCurves(claimed));
    }
    Results results = aggregation.joined(parts);
    if (results.done() == 0) {
      throw new ReportException(
          "no run of " + directory + " can be read: " + results.problems().get(0));
    }
    return results;
  }

  private static List<Judgement> judge(ReportRequest request, Results results) {
    return Judge.judge(List.of(ClaimRows.of(request.title(), results, request.claims())), false);
  }

  /** What figures show over steps; of everything else one value is enough. */
  private static boolean isCurve(SeriesKey key) {
    boolean worst = key.group().equals(SeriesKey.WORST);
    return switch (key.metric()) {
      case LOSS -> key.split().equals("validation") && (key.ofOneGroup() || worst);
      case ACCURACY -> key.split().equals("validation") ? worst : isTestOfOneGroup(key);
      case LOGPROB_ACCURACY -> isTestOfOneGroup(key);
      case WEIGHT -> key.ofOneGroup();
      default -> false;
    };
  }

  private static boolean isTestOfOneGroup(SeriesKey key) {
    return key.split().equals("test") && key.ofOneGroup();
  }
}
