package io.github.grposuite.reports.table;

import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.records.text.Csv;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * A tidy CSV file: its columns, each with what it holds of a row. Numbers are exact, and empty
 * where there is none.
 *
 * @param <T> what a row is of
 */
public final class CsvTable<T> {
  private final List<String> names = new ArrayList<>();
  private final List<Function<T, String>> columns = new ArrayList<>();

  /**
   * Begins with what varies, data settings and hyperparameters, and with the method.
   *
   * @param judged whether the numbers depend on the checkpoint by which runs are judged: then a
   *     column says by which, unless it is the last
   */
  static <T> CsvTable<T> ofCases(Results results, boolean judged, Function<T, CaseResult> of) {
    CsvTable<T> csv = new CsvTable<>();
    if (judged && results.selection() != Selection.LAST) {
      csv.text("selection", row -> results.selection().key());
    }
    for (int i = 0; i < results.facetNames().size(); i++) {
      int at = i;
      csv.text(results.facetNames().get(i), row -> of.apply(row).key().facet().get(at));
    }
    for (int i = 0; i < results.variantNames().size(); i++) {
      int at = i;
      csv.text(results.variantNames().get(i), row -> of.apply(row).key().variant().get(at));
    }
    return csv.text("method", row -> of.apply(row).key().method().name());
  }

  /** A column as it is. */
  public CsvTable<T> text(String name, Function<T, String> of) {
    names.add(name);
    columns.add(of);
    return this;
  }

  /** A column of numbers; not a number is none. */
  public CsvTable<T> number(String name, ToDoubleFunction<T> of) {
    return text(name, row -> number(of.applyAsDouble(row)));
  }

  /** A column of whole numbers. */
  public CsvTable<T> count(String name, ToIntFunction<T> of) {
    return text(name, row -> Integer.toString(of.applyAsInt(row)));
  }

  /** What was measured: metric, split and group. */
  public CsvTable<T> series(Function<T, SeriesKey> of) {
    return text("metric", row -> of.apply(row).metric().key())
        .text("split", row -> of.apply(row).split())
        .text("group", row -> of.apply(row).group());
  }

  /** The file. */
  public String of(List<T> rows) {
    StringBuilder text = new StringBuilder();
    Csv.write(text, names);
    rows.forEach(row -> Csv.write(text, fields(row)));
    return text.toString();
  }

  void header(Writer text) throws IOException {
    Csv.write(text, names);
  }

  void append(List<T> rows, Writer text) throws IOException {
    for (T row : rows) {
      Csv.write(text, fields(row));
    }
  }

  private List<String> fields(T row) {
    return columns.stream().map(column -> column.apply(row)).toList();
  }

  /** Exact; empty if it is not a number. */
  public static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }
}
