package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.PageFigures;
import io.github.grposuite.reports.page.Section;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.AggregateTables;
import io.github.grposuite.reports.table.DifferenceTables;
import io.github.grposuite.reports.table.GroupTables;
import io.github.grposuite.reports.table.RankTables;
import io.github.grposuite.reports.table.SelectedTables;
import io.github.grposuite.reports.table.StatisticsTables;
import io.github.grposuite.reports.table.Table;
import io.github.grposuite.reports.table.TableFormats;
import io.github.grposuite.reports.table.Tables;
import io.github.grposuite.reports.table.TidyCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of a report, each kind as CSV, Markdown and LaTeX. */
final class ReportTables {
  /** Beyond so many tables of statistics, the files alone have them. */
  private static final int MOST_ON_PAGE = 60;

  /**
   * Tables of one kind.
   *
   * @param name of their files, without the endings
   * @param byFacet the tables of each facet, or of all in one
   */
  private record Kind(String name, String csv, List<List<Table>> byFacet) {
    List<Table> tables() {
      return byFacet.stream().flatMap(List::stream).toList();
    }

    /** Writes the files; deletes those of an earlier report if there is no table. */
    List<Path> write(String title, Path folder) throws IOException {
      return tables().isEmpty()
          ? TableFormats.delete(folder, name)
          : TableFormats.of(title, csv, tables()).write(folder, name);
    }
  }

  private final Kind all;
  private final Kind selected;
  private final Kind groups;
  private final List<Kind> statistics;

  ReportTables(Results results, Baselines baselines) throws IOException {
    AggregateTables aggregate = AggregateTables.of(results);
    DifferenceTables differences = DifferenceTables.of(results, baselines);
    StatisticsTables overSeeds = StatisticsTables.of(results);
    all = kind("table", TidyCsv.table(results), results, f -> Stream.of(Tables.of(results, f)));
    selected =
        kind(
            "selected",
            TidyCsv.table(SelectedTables.chosen(results)),
            results,
            facet -> SelectedTables.of(results, facet).stream());
    groups =
        kind(
            "groups",
            TidyCsv.groups(results),
            results,
            facet -> GroupTables.of(results, facet).stream());
    statistics =
        List.of(
            new Kind("aggregate", aggregate.csv(), List.of(aggregate.view().stream().toList())),
            kind("differences", differences.csv(), results, f -> differences.in(f).stream()),
            new Kind("ranks", RankTables.csv(results), List.of(RankTables.of(results))),
            kind("statistics", overSeeds.csv(), results, f -> overSeeds.in(f).stream()));
  }

  private static Kind kind(
      String name, String csv, Results results, Function<List<String>, Stream<Table>> of) {
    return new Kind(
        name, csv, results.facets().stream().map(facet -> of.apply(facet).toList()).toList());
  }

  /** Writes those that there are. */
  List<Path> write(String title, Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Kind kind :
        Stream.concat(Stream.of(all, selected, groups), statistics.stream()).toList()) {
      written.addAll(kind.write(title, folder));
    }
    return written;
  }

  /** What the page shows of each facet, with its figures. */
  List<Section.Part> parts(List<PageFigures> figures) {
    return IntStream.range(0, figures.size())
        .mapToObj(
            i ->
                new Section.Part(
                    all.byFacet().get(i).get(0),
                    selected.byFacet().get(i).stream().findFirst(),
                    figures.get(i),
                    groups.byFacet().get(i)))
        .toList();
  }

  /** Those of statistics that the page shows. */
  List<Table> statistics() {
    return statistics.stream().flatMap(k -> k.tables().stream()).limit(MOST_ON_PAGE).toList();
  }
}
