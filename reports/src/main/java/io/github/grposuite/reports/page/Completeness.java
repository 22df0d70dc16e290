package io.github.grposuite.reports.page;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.reports.stats.SettingName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of an experiment is in a report.
 *
 * @param done runs in the report
 * @param statuses how many cells have each status that occurs
 * @param failures of the first cells that failed
 * @param problems one line for each run that is done but could not be read
 */
public record Completeness(
    int done, Map<CellState, Long> statuses, List<FailedCell> failures, List<String> problems) {
  /** With thousands of failures the first ones say what is wrong. */
  static final int SHOWN = 50;

  public Completeness {
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }

  /**
   * Why a cell has no record.
   *
   * @param cell method, seed and what varies
   */
  public record FailedCell(String cell, CellState status, String error) {}

  /** Of a list of cells, of which so many could be read. */
  public static Completeness of(CellTable table, int done, List<String> problems) {
    Map<CellState, Long> statuses = new EnumMap<>(CellState.class);
    table.cells().forEach(cell -> statuses.merge(cell.state(), 1L, Long::sum));
    return new Completeness(
        done,
        statuses,
        table.cells().stream()
            .filter(cell -> cell.state().failed())
            .limit(SHOWN)
            .map(cell -> new FailedCell(inWords(table, cell), cell.state(), cell.error()))
            .toList(),
        problems);
  }

  /** How many runs the experiment has. */
  public int expected() {
    return Math.toIntExact(statuses.values().stream().mapToLong(Long::longValue).sum());
  }

  /** Of the problems as many as a page shows. */
  public List<String> firstProblems() {
    return problems.subList(0, Math.min(SHOWN, problems.size()));
  }

  /** How many cells failed. */
  public long failed() {
    return statuses.entrySet().stream()
        .filter(entry -> entry.getKey().failed())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String inWords(CellTable table, CellRow cell) {
    StringBuilder words = new StringBuilder(cell.method()).append(", seed ").append(cell.seed());
    settings(words, table.facetNames(), cell.facet());
    settings(words, table.variantNames(), cell.variant());
    return words.toString();
  }

  private static void settings(StringBuilder words, List<String> names, List<String> values) {
    for (int i = 0; i < names.size(); i++) {
      if (!values.get(i).isEmpty()) {
        words.append(", ").append(SettingName.of(names.get(i))).append(" = ").append(values.get(i));
      }
    }
  }
}
