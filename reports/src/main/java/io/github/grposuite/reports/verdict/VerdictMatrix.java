package io.github.grposuite.reports.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verdicts at a glance: a row for each claim and comparison, a column for each experiment and data
 * setting.
 *
 * @param columns experiment and setting of each
 * @param rows with an entry a column
 */
public record VerdictMatrix(List<MatrixColumn> columns, List<Row> rows) {
  public VerdictMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** An experiment and its data setting in words, which may be empty. */
  public record MatrixColumn(String experiment, String setting) {
    /** The experiment's name without its kind: {@code even-imbalanced}. */
    public String shortName() {
      return experiment.substring(experiment.lastIndexOf('/') + 1);
    }
  }

  /**
   * A claim on one comparison.
   *
   * @param quantity the metric in words
   * @param comparison such as {@code GR-DPO < DPO}
   * @param entries empty where the claim is not made
   */
  public record Row(
      String claim, String quantity, String comparison, List<Optional<Judgement>> entries) {
    public Row {
      entries = List.copyOf(entries);
    }
  }

  private record Key(String claim, String quantity, String comparison) {}

  /** One for all claims that are made on the same experiments and settings. */
  public static List<VerdictMatrix> of(List<Judgement> judgements) {
    Map<Key, Map<MatrixColumn, Judgement>> byRow = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      byRow
          .computeIfAbsent(key(judgement), key -> new LinkedHashMap<>())
          .put(new MatrixColumn(judgement.experiment(), judgement.setting()), judgement);
    }
    Map<Set<MatrixColumn>, List<Key>> byColumns = new LinkedHashMap<>();
    byRow.forEach(
        (key, entries) ->
            byColumns
                .computeIfAbsent(new LinkedHashSet<>(entries.keySet()), set -> new ArrayList<>())
                .add(key));
    List<VerdictMatrix> matrices = new ArrayList<>();
    byColumns.forEach(
        (columns, keys) -> {
          List<MatrixColumn> ordered = List.copyOf(columns);
          matrices.add(
              new VerdictMatrix(
                  ordered, keys.stream().map(key -> row(key, byRow.get(key), ordered)).toList()));
        });
    return matrices;
  }

  private static Key key(Judgement row) {
    return new Key(row.claim().name(), row.quantity(), row.wording().glance());
  }

  private static Row row(
      Key key, Map<MatrixColumn, Judgement> entries, List<MatrixColumn> columns) {
    return new Row(
        key.claim(),
        key.quantity(),
        key.comparison(),
        columns.stream().map(column -> Optional.ofNullable(entries.get(column))).toList());
  }
}
