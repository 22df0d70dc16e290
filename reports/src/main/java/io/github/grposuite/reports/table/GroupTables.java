package io.github.grposuite.reports.table;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables by group: a row for each method and group, and for what is the worst, the average and
 * the gap over them.
 */
public final class GroupTables {
  private static final String CONVENTION =
      " Bold: the best mean of a group; losses and margins are compared within a family,"
          + " everything else across all methods. Accuracies, margins, reward errors and KL are of"
          + " the test set. Worst, average and gap are taken in each run.";

  private static final Set<String> SUMMARIES =
      Set.of(SeriesKey.WORST, SeriesKey.AVERAGE, SeriesKey.GAP);

  private GroupTables() {}

  /** Those of a facet, one a family of methods; none without groups. */
  public static List<Table> of(Results results, List<String> facet) {
    List<CaseResult> all = results.in(facet);
    List<String> groups = groups(all);
    if (groups.isEmpty()) {
      return List.of();
    }
    List<String> families = Results.families(all);
    List<Table> tables = new ArrayList<>();
    for (String family : families) {
      tables.add(
          table(
              results,
              Stream.of(
                      results.facetTitle(facet),
                      families.size() > 1 ? family.toUpperCase(Locale.ROOT) : "")
                  .filter(part -> !part.isEmpty())
                  .reduce((a, b) -> a + ", " + b)
                  .orElse(""),
              new Best(results, all),
              all.stream().filter(c -> c.key().method().family().equals(family)).toList(),
              groups));
    }
    return tables;
  }

  /** What a row of a case holds, one a column that is defined for the group. */
  static List<SeriesKey> measures(Results results, String group) {
    return TableColumns.byGroup(results).stream()
        .filter(column -> defined(column, group))
        .map(column -> column.over(group))
        .toList();
  }

  /** The groups of a facet in the order of the records, then worst, average and gap. */
  static List<String> groups(List<CaseResult> cases) {
    Set<String> groups = new LinkedHashSet<>();
    cases.stream()
        .flatMap(result -> result.values().keySet().stream())
        .filter(key -> key.metric() == Metric.LOSS && key.ofOneGroup())
        .forEach(key -> groups.add(key.group()));
    if (!groups.isEmpty()) {
      groups.addAll(List.of(SeriesKey.WORST, SeriesKey.AVERAGE, SeriesKey.GAP));
    }
    return List.copyOf(groups);
  }

  private static Entry undefined(Set<String> notes) {
    notes.add("–: a weight has no worst, average or gap.");
    return new Entry.Missing("–");
  }

  private static boolean defined(SeriesKey column, String group) {
    return column.metric() != Metric.WEIGHT || !SUMMARIES.contains(group);
  }

  private static Table table(
      Results results, String title, Best best, List<CaseResult> cases, List<String> groups) {
    List<SeriesKey> columns = TableColumns.byGroup(results);
    Set<String> notes = new LinkedHashSet<>(List.of(Tables.meaning(results) + CONVENTION));
    List<List<Entry>> rows = new ArrayList<>();
    for (CaseResult result : cases) {
      for (String group : groups) {
        List<Entry> entries = new ArrayList<>();
        for (SeriesKey column : columns) {
          entries.add(
              defined(column, group)
                  ? Tables.entry(result, column.over(group), best, notes)
                  : undefined(notes));
        }
        rows.add(Tables.row(result, entries, group));
      }
    }
    List<String> settings = new ArrayList<>();
    results.variantNames().forEach(name -> settings.add(SettingName.of(name)));
    settings.add("group");
    return Table.ofRuns(
        title,
        settings,
        columns.stream().map(TableColumns::headingByGroup).toList(),
        rows,
        List.copyOf(notes));
  }
}
