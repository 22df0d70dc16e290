package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.AggregateTables;
import io.github.grposuite.reports.table.DifferenceTables;
import io.github.grposuite.reports.table.RankTables;
import io.github.grposuite.reports.table.StatisticsTables;
import io.github.grposuite.reports.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of statistics over seeds, each as CSV, Markdown and LaTeX. */
final class InferenceFiles {
  /** Beyond so many tables, the files alone have them. */
  private static final int MOST_ON_PAGE = 60;

  private record Kind(String name, String csv, List<Table> tables) {}

  private final List<Kind> kinds = new ArrayList<>();

  InferenceFiles(Results results, Baselines baselines) throws IOException {
    AggregateTables aggregate = AggregateTables.of(results);
    DifferenceTables differences = DifferenceTables.of(results, baselines);
    StatisticsTables statistics = StatisticsTables.of(results);
    List<List<String>> facets = results.facets();
    kinds.add(new Kind("aggregate", aggregate.csv(), aggregate.view().stream().toList()));
    kinds.add(
        new Kind(
            "differences",
            differences.csv(),
            facets.stream().flatMap(facet -> differences.in(facet).stream()).toList()));
    kinds.add(new Kind("ranks", RankTables.csv(results), RankTables.of(results)));
    kinds.add(
        new Kind(
            "statistics",
            statistics.csv(),
            facets.stream().flatMap(facet -> statistics.in(facet).stream()).toList()));
  }

  List<Path> write(String title, Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Kind kind : kinds) {
      written.addAll(TableFiles.write(title, folder, kind.name(), kind.csv(), kind.tables()));
    }
    return written;
  }

  /** Those that the page shows. */
  List<Table> tables() {
    return kinds.stream().flatMap(kind -> kind.tables().stream()).limit(MOST_ON_PAGE).toList();
  }
}
