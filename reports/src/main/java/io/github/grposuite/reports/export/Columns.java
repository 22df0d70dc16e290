package io.github.grposuite.reports.export;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns of both tables: some that are always there, and the union of what the experiments
 * vary and their manifests say.
 */
final class Columns {
  private static final List<Column> RUN =
      List.of(
          Column.of("experiment", "VARCHAR"),
          Column.of("id", "VARCHAR"),
          Column.of("method", "VARCHAR"),
          Column.of("seed", "BIGINT"));
  private static final List<Column> METRIC =
      List.of(
          Column.of("step", "INTEGER"),
          Column.of("split", "VARCHAR"),
          Column.of("group", "VARCHAR"),
          Column.of("metric", "VARCHAR"),
          Column.of("value", "DOUBLE"));
  private static final List<Column> OUTCOME =
      List.of(
          Column.of("status", "VARCHAR"),
          Column.of("error", "VARCHAR"),
          Column.of("seconds", "DOUBLE"));

  /** What manifests say too, and is a column already. */
  private static final List<String> KNOWN =
      joined(RUN, OUTCOME).stream().map(Column::name).toList();

  private final Map<String, Column> varied = new LinkedHashMap<>();
  private final Map<String, Column> described = new LinkedHashMap<>();

  /** Takes account of what varies in a cell. */
  void vary(Map<String, String> values) {
    values.forEach((name, value) -> varied.computeIfAbsent(name, Column::new).see(value));
  }

  /** Takes account of a manifest. */
  void describe(Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          if (!KNOWN.contains(name) && !name.startsWith("libraries.")) {
            described.computeIfAbsent(name, Column::new).see(value);
          }
        });
  }

  /** Of the table of runs. */
  List<Column> runs() {
    return joined(RUN, varied.values(), METRIC);
  }

  /** Of the table of cells. */
  List<Column> cells() {
    return joined(
        RUN,
        OUTCOME,
        varied.values(),
        described.values().stream().filter(c -> !varied.containsKey(c.name())).toList());
  }

  @SafeVarargs
  private static List<Column> joined(Collection<Column>... parts) {
    return Stream.of(parts).flatMap(Collection::stream).toList();
  }
}
