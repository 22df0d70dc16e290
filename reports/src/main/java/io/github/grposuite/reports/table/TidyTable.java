package io.github.grposuite.reports.table;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tidy CSV file whose rows begin with what varies: data settings and hyperparameters. */
final class TidyTable {
  private final Results results;
  private final boolean judged;
  private final ICSVWriter csv;

  /**
   * @param judged whether the numbers depend on the checkpoint by which runs are judged
   */
  TidyTable(Results results, boolean judged, Writer text) {
    this.results = results;
    this.judged = judged;
    csv =
        new CSVWriter(
            text,
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            "\n");
  }

  void header(String... columns) {
    List<String> header = new ArrayList<>(selection("selection"));
    header.addAll(results.facetNames());
    header.addAll(results.variantNames());
    header.addAll(Arrays.asList(columns));
    csv.writeNext(header.toArray(String[]::new), false);
  }

  /** A row of a case, its method in the first of the named columns. */
  void row(CaseResult result, String... values) {
    List<String> row = new ArrayList<>(selection(results.selection().key()));
    row.addAll(result.key().facet());
    row.addAll(result.key().variant());
    row.add(result.key().method().name());
    row.addAll(Arrays.asList(values));
    csv.writeNext(row.toArray(String[]::new), false);
  }

  /** A row of one measurement of a case: method, metric, split, group and what follows. */
  void row(CaseResult result, SeriesKey key, String... values) {
    List<String> row = new ArrayList<>(List.of(key.metric().key(), key.split(), key.group()));
    row.addAll(Arrays.asList(values));
    row(result, row.toArray(String[]::new));
  }

  /** Exact; empty if it is not a number. */
  static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }

  /** A column of its own wherever runs are not judged at their end. */
  private List<String> selection(String text) {
    return judged && results.selection() != Selection.LAST ? List.of(text) : List.of();
  }
}
