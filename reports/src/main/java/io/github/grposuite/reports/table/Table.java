package io.github.grposuite.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table for people, before it takes a format: {@link MarkdownTable}, {@link LatexTable}, or a
 * page's template.
 *
 * @param title of what it is, such as data settings in words; may be empty
 * @param labels how many columns, from the first on, say what a row is of
 * @param columns their heads
 * @param rows an entry a column each
 * @param notes what a reader must know about the entries, one sentence each
 */
public record Table(
    String title, int labels, List<Heading> columns, List<List<Entry>> rows, List<String> notes) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (List<Entry> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table \"%s\" has %s columns, but a row has %s entries"
                .formatted(title, columns.size(), row.size()));
      }
    }
  }

  /** Of words alone. */
  public static Table ofWords(
      String title, List<String> header, List<List<String>> rows, List<String> notes) {
    return new Table(
        title,
        header.size(),
        header.stream().map(Heading::ofWords).toList(),
        rows.stream().map(row -> row.stream().<Entry>map(Entry.Words::new).toList()).toList(),
        notes);
  }

  /**
   * Of runs: a method, its settings and how many of its seeds there are say what a row is of.
   *
   * @param settings the heads of the varied hyperparameters
   */
  static Table ofRuns(
      String title,
      List<String> settings,
      List<Heading> columns,
      List<List<Entry>> rows,
      List<String> notes) {
    List<Heading> all = new ArrayList<>(List.of(Heading.ofWords("method")));
    settings.forEach(name -> all.add(Heading.of(name)));
    all.add(Heading.SEEDS);
    int labels = all.size();
    all.addAll(columns);
    return new Table(title, labels, all, rows, notes);
  }

  /** The same with other notes. */
  public Table noting(List<String> others) {
    return new Table(title, labels, columns, rows, others);
  }

  /** Whether it is of words alone. */
  boolean hasOnlyLabels() {
    return labels == columns.size();
  }

  /** All entries of a column. */
  Stream<Entry> column(int column) {
    return rows.stream().map(row -> row.get(column));
  }
}
