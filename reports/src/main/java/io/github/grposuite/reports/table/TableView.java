package io.github.grposuite.reports.table;

import java.util.List;

/**
 * A table for people, of one facet, before it takes a format.
 *
 * @param facet its data settings in words, such as "features: same"; empty if there are none
 * @param settings the headers of the varied hyperparameters
 * @param columns those after the settings
 * @param rows one a method and variant
 * @param notes what a reader must know about the entries, one sentence each
 */
public record TableView(
    String facet,
    List<String> settings,
    List<Heading> columns,
    List<Row> rows,
    List<String> notes) {
  public TableView {
    settings = List.copyOf(settings);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One row.
   *
   * @param variant values of the varied hyperparameters
   * @param done how many of the expected seeds are in the entries
   * @param entries one a column
   */
  public record Row(
      String method, List<String> variant, int done, int expected, List<Entry> entries) {
    public Row {
      variant = List.copyOf(variant);
      entries = List.copyOf(entries);
    }

    String seeds() {
      return done + " of " + expected;
    }
  }
}
