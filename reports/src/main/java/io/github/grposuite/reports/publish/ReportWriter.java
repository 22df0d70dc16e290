package io.github.grposuite.reports.publish;

import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.page.CellBrowser;
import io.github.grposuite.reports.page.Completeness;
import io.github.grposuite.reports.page.Page;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Writes the report of an experiment directory: tables, figures and a page. */
public final class ReportWriter {
  static final String FOLDER = "report";

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
              .formatted(directory.resolve("cells.csv"), cells.cells().size()));
    }
    Aggregation aggregation = new Aggregation(cells, request.methods(), request.selection());
    Predicate<SeriesKey> shown = key -> !aggregation.hasVariants() && isCurve(key);
    boolean examples = request.claims().stream().anyMatch(Claim::needsExamples);
    Predicate<SeriesKey> claimed =
        key -> request.claims().stream().anyMatch(claim -> claim.needsCurve(key));
    RunReader reader = new RunReader(shown.or(claimed), aggregation::score, examples);
    Manifests manifests = new Manifests(directory, aggregation.facets());
    Path folder = directory.resolve(FOLDER);
    Results results;
    Findings findings;
    Section.Overall overall;
    FacetWriter facets = new FacetWriter(folder, request.style());
    try (facets) {
      List<Results> parts = new ArrayList<>();
      for (List<String> facet : aggregation.facets()) {
        Results part =
            aggregation.over(
                facet,
                cell -> {
                  manifests.add(cell);
                  return reader.read(directory, cell);
                });
        facets.write(facet, part.withCurves(shown));
        parts.add(part.withCurves(claimed));
      }
      results = aggregation.joined(parts);
      if (results.done() == 0) {
        throw new ReportException(
            "no run of " + directory + " can be read: " + results.problems().get(0));
      }
      findings = new Findings(request, results);
      overall = findings.overall(facets);
      facets.finish();
    }
    TableFiles tables = new TableFiles(request.title(), results, folder);
    List<Path> written = new ArrayList<>(findings.writeVerdicts(folder));
    written.addAll(tables.write());
    written.addAll(findings.writeTables(request.title(), folder));
    List<String> files = new ArrayList<>(written.stream().map(ReportWriter::name).toList());
    files.add(FacetWriter.CURVES);
    Section section =
        new Section(
            request.title(),
            request.description(),
            Completeness.of(cells, results.done(), results.problems()),
            request.selection(),
            Remarks.notes(results),
            Remarks.warnings(results),
            files,
            tables.parts(facets.drawings()),
            overall,
            CellBrowser.of(cells, request.settings(), manifests::seconds),
            manifests.provenance(results.facets().stream().map(results::facetTitle).toList()));
    written.add(folder.resolve(FacetWriter.CURVES));
    written.addAll(facets.figures());
    FigureWriter.deleteOthers(folder.resolve(FacetWriter.FIGURES), new HashSet<>(written));
    written.add(PageFile.write(folder, Page.of(request.title(), List.of(section), List.of(""))));
    return new ReportResult(directory, written, section);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
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
