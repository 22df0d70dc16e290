package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.figure.FacetFigures;
import io.github.grposuite.reports.figure.Figures;
import io.github.grposuite.reports.page.Page;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.read.CellTable;
import io.github.grposuite.reports.read.RunReader;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.GroupTables;
import io.github.grposuite.reports.table.LatexTable;
import io.github.grposuite.reports.table.MarkdownTable;
import io.github.grposuite.reports.table.TableView;
import io.github.grposuite.reports.table.Tables;
import io.github.grposuite.reports.table.TidyCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    CellTable cells = CellTable.read(request.directory());
    Results results =
        new Aggregation(cells, request.methods())
            .over(new RunReader(ReportWriter::isCurve).readAll(request.directory(), cells.cells()));
    if (results.done() == 0) {
      throw new ReportException(
          "no run of " + request.directory() + " can be read: " + results.problems().get(0));
    }
    List<TableView> tables = Tables.of(results);
    List<List<TableView>> groupTables =
        results.facets().stream().map(facet -> GroupTables.of(results, facet)).toList();
    List<FacetFigures> figures = Figures.of(results);
    Section section =
        new Section(
            request.title(),
            request.description(),
            results.done(),
            results.expected(),
            results.problems(),
            tables,
            groupTables,
            figures);

    Path folder = Files.createDirectories(request.directory().resolve(FOLDER));
    List<Path> written = new ArrayList<>();
    written.add(Files.writeString(folder.resolve("table.csv"), TidyCsv.table(results)));
    written.add(
        Files.writeString(folder.resolve("table.md"), MarkdownTable.of(request.title(), tables)));
    written.add(
        Files.writeString(folder.resolve("table.tex"), LatexTable.of(request.title(), tables)));
    if (section.hasGroupTables()) {
      List<TableView> groups = groupTables.stream().flatMap(List::stream).toList();
      written.add(Files.writeString(folder.resolve("groups.csv"), TidyCsv.groups(results)));
      written.add(
          Files.writeString(
              folder.resolve("groups.md"), MarkdownTable.of(request.title(), groups)));
      written.add(
          Files.writeString(folder.resolve("groups.tex"), LatexTable.of(request.title(), groups)));
    }
    written.add(Files.writeString(folder.resolve("curves.csv"), TidyCsv.curves(results)));
    List<Figure> all = figures.stream().flatMap(facet -> facet.figures().stream()).toList();
    written.addAll(FigureWriter.writeAll(folder.resolve("figures"), all));
    written.add(
        Files.writeString(
            folder.resolve("index.html"), Page.of(request.title(), List.of(section), List.of(""))));
    return new ReportResult(request.directory(), written, section);
  }

  /** What figures show over steps; of everything else the last value is enough. */
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
