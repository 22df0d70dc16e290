package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.PageFigures;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.GroupTables;
import io.github.grposuite.reports.table.SelectedTables;
import io.github.grposuite.reports.table.Table;
import io.github.grposuite.reports.table.TableFormats;
import io.github.grposuite.reports.table.Tables;
import io.github.grposuite.reports.table.TidyCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tables of a report, each as CSV, Markdown and LaTeX. */
final class TableFiles {
  private final String title;
  private final Results results;
  private final Path folder;
  private final List<Table> tables = new ArrayList<>();
  private final List<Optional<Table>> selected = new ArrayList<>();
  private final List<List<Table>> groups = new ArrayList<>();

  TableFiles(String title, Results results, Path folder) {
    this.title = title;
    this.results = results;
    this.folder = folder;
    for (List<String> facet : results.facets()) {
      tables.add(Tables.of(results, facet));
      selected.add(SelectedTables.of(results, facet));
      groups.add(GroupTables.of(results, facet));
    }
  }

  /** Writes those that there are, and deletes those that an earlier report had. */
  List<Path> write() throws IOException {
    List<Path> written = new ArrayList<>();
    written.addAll(write(title, folder, "table", TidyCsv.table(results), tables));
    written.addAll(
        write(
            title,
            folder,
            "selected",
            TidyCsv.table(SelectedTables.chosen(results)),
            selected.stream().flatMap(Optional::stream).toList()));
    written.addAll(
        write(
            title,
            folder,
            "groups",
            TidyCsv.groups(results),
            groups.stream().flatMap(List::stream).toList()));
    return written;
  }

  /** One kind of tables as NAME.csv, NAME.md and NAME.tex; none of them if there is no table. */
  static List<Path> write(String title, Path folder, String name, String csv, List<Table> tables)
      throws IOException {
    return tables.isEmpty()
        ? TableFormats.delete(folder, name)
        : TableFormats.of(title, csv, tables).write(folder, name);
  }

  /** What the page shows, with the figures of each facet. */
  List<Section.Part> parts(List<PageFigures> drawings) {
    return IntStream.range(0, tables.size())
        .mapToObj(
            i -> new Section.Part(tables.get(i), selected.get(i), drawings.get(i), groups.get(i)))
        .toList();
  }
}
