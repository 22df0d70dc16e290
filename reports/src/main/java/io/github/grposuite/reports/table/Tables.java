package io.github.grposuite.reports.table;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds the table of a facet. */
public final class Tables {
  private static final String CONVENTION =
      " Bold: the best mean; losses are compared within a family, everything else across all"
          + " methods.";

  /** With fewer the sign-flip test cannot reach p = 0.05. */
  static final int FEWEST_SEEDS = 6;

  private Tables() {}

  /** A note, and that few seeds say little where a row has few. */
  static List<String> withCaveat(List<CaseResult> cases, String note) {
    return cases.stream().allMatch(result -> result.done() >= FEWEST_SEEDS)
        ? List.of(note)
        : List.of(
            note,
            "With fewer than 6 seeds a bootstrap interval spans little more than the lowest and"
                + " highest of them, and is too short; no p can reach 0.05.");
  }

  /** The table of a facet. */
  public static Table of(Results results, List<String> facet) {
    return table(results, facet, results.in(facet), List.of());
  }

  /**
   * @param cases the rows
   * @param first what is to be said before all else
   */
  static Table table(
      Results results, List<String> facet, List<CaseResult> cases, List<String> first) {
    Best best = new Best(results, cases);
    Set<String> notes = new LinkedHashSet<>(first);
    notes.add(meaning(results) + CONVENTION);
    List<List<Entry>> rows = new ArrayList<>();
    for (CaseResult result : cases) {
      List<Entry> entries = new ArrayList<>();
      for (SeriesKey measure : TableColumns.of(results)) {
        entries.add(entry(result, measure, best, notes));
      }
      rows.add(row(result, entries));
      ends(results, result, notes);
    }
    return Table.ofRuns(
        results.facetTitle(facet),
        settings(results),
        TableColumns.of(results).stream().map(TableColumns::heading).toList(),
        rows,
        List.copyOf(notes));
  }

  /** The headers of the varied hyperparameters. */
  static List<String> settings(Results results) {
    return results.variantNames().stream().map(SettingName::of).toList();
  }

  /** What the entries are. */
  static String meaning(Results results) {
    String moment = results.selection().moment();
    return Character.toUpperCase(moment.charAt(0))
        + moment.substring(1)
        + ": mean ± standard error over seeds (s/√n, n − 1).";
  }

  private static void ends(Results results, CaseResult result, Set<String> notes) {
    int failed = result.failed().size();
    if (failed > 0) {
      notes.add(
          "%s: %s of %s runs failed. Its means are over the others, which may be those on which it does well, and are never bold."
              .formatted(result.key().method().label(), failed, result.expected()));
    }
    if (result.ends().stream().distinct().count() > 1) {
      notes.add(
          "%s: training stopped early in some runs, at checkpoints %s to %s. The table has each run's %s; a point of a curve is over the runs that have it."
              .formatted(
                  result.key().method().label(),
                  Collections.min(result.ends()),
                  Collections.max(result.ends()),
                  results.selection() == Selection.LAST ? "last" : "selected one"));
    }
  }

  /**
   * @param more settings after the varied hyperparameters
   */
  static List<Entry> row(CaseResult result, List<Entry> entries, String... more) {
    List<String> settings = new ArrayList<>();
    result
        .key()
        .variant()
        .forEach(value -> settings.add(value.isEmpty() ? "(none)" : SettingValue.of(value)));
    settings.addAll(List.of(more));
    return row(result.key().method(), settings, result.done(), result.expected(), entries);
  }

  static List<Entry> row(
      MethodInfo method, List<String> settings, int done, int expected, List<Entry> entries) {
    List<Entry> row = new ArrayList<>(List.of(new Entry.Words(method.label())));
    settings.forEach(value -> row.add(new Entry.Words(value)));
    row.add(new Entry.SeedCount(done, expected));
    row.addAll(entries);
    return row;
  }

  static Entry entry(CaseResult result, SeriesKey measure, Best best, Set<String> notes) {
    Summary summary = result.values().get(measure);
    if (result.done() == 0) {
      notes.add("no run: no run of this row is done and readable.");
      return new Entry.Missing("no run");
    }
    if (summary == null) {
      notes.add("not recorded: the runs of this row do not measure this.");
      return new Entry.Missing("not recorded");
    }
    if (summary.n() < result.done()) {
      notes.add(
          "%s of %s is recorded by %s of %s runs."
              .formatted(
                  TableColumns.title(measure),
                  result.key().method().label(),
                  summary.n(),
                  result.done()));
    }
    if (!summary.finite()) {
      notes.add("diverged: at least one run ended in infinity or not a number.");
      return new Entry.Missing("diverged");
    }
    if (Double.isInfinite(summary.standardError())) {
      notes.add("not computable: the values are too large for their spread to be a number.");
      return new Entry.Missing("not computable");
    }
    if (!summary.hasStandardError()) {
      notes.add("One seed has no standard error.");
    }
    return Rounding.entry(summary, best.is(result, measure));
  }
}
