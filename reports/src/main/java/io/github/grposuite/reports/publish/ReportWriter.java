package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.page.Completeness;
import io.github.grposuite.reports.page.Page;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.read.CellTable;
import io.github.grposuite.reports.read.RunReader;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

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
    RunReader reader =
        new RunReader(
            key -> !aggregation.hasVariants() && isCurve(key), request.selection().score());
    Path folder = directory.resolve(FOLDER);
    Results results;
    FacetWriter facets = new FacetWriter(folder);
    try (facets) {
      List<Results> parts = new ArrayList<>();
      for (List<String> facet : aggregation.facets()) {
        Results part = aggregation.over(facet, cell -> reader.read(directory, cell));
        facets.write(facet, part);
        parts.add(part.withoutCurves());
      }
      results = aggregation.joined(parts);
      if (results.done() == 0) {
        throw new ReportException(
            "no run of " + directory + " can be read: " + results.problems().get(0));
      }
      facets.finish();
    }
    TableFiles tables = new TableFiles(request.title(), results, folder);
    List<Path> written = new ArrayList<>(tables.write());
    List<String> files = new ArrayList<>(written.stream().map(ReportWriter::name).toList());
    files.add(FacetWriter.CURVES);
    Section section =
        new Section(
            request.title(),
            request.description(),
            Completeness.of(cells, results.done(), results.problems()),
            request.selection(),
            notes(results),
            files,
            tables.parts(facets.pictures()));
    written.add(folder.resolve(FacetWriter.CURVES));
    written.addAll(facets.figures());
    FigureWriter.deleteOthers(folder.resolve(FacetWriter.FIGURES), new HashSet<>(written));
    written.add(
        Files.writeString(
            folder.resolve("index.html"), Page.of(request.title(), List.of(section), List.of(""))));
    return new ReportResult(directory, written, section);
  }

  private static List<String> notes(Results results) {
    List<String> notes = new ArrayList<>();
    if (results.selection() != Selection.LAST) {
      notes.add(
          "Runs are judged %s (%s)."
              .formatted(results.selection().moment(), results.selection().key()));
    }
    if (results.stride() > 1) {
      notes.add(
          "Figures and curves.csv have one in %s checkpoints; each run's metrics.csv has all."
              .formatted(results.stride()));
    }
    return notes;
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
