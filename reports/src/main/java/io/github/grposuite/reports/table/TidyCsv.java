package io.github.grposuite.reports.table;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.reports.Numbers;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Summary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Statistics as tidy CSV, one number and its error a row, exact; an absent number is empty. */
public final class TidyCsv {
  private final Results results;
  private final StringWriter text = new StringWriter();
  private final ICSVWriter csv =
      new CSVWriter(
          text,
          ICSVWriter.DEFAULT_SEPARATOR,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          "\n");

  private TidyCsv(Results results) {
    this.results = results;
  }

  /** The final values that the tables show. */
  public static String table(Results results) {
    return new TidyCsv(results).table();
  }

  /** The final values that the tables by group show. */
  public static String groups(Results results) {
    return new TidyCsv(results).groups();
  }

  /**
   * The curves that figures show: validation losses, the weights that change, and accuracies where
   * there are no true rewards.
   */
  public static String curves(Results results) {
    return new TidyCsv(results).curves();
  }

  private String table() {
    finalHeader();
    results.cases().forEach(result -> finals(result, Measure.of(results)));
    return finished();
  }

  private String groups() {
    finalHeader();
    for (CaseResult result : results.cases()) {
      for (String group : GroupTables.groups(results, results.in(result.key().facet()))) {
        finals(result, GroupTables.measures(results, group));
      }
    }
    return finished();
  }

  private void finalHeader() {
    header("method", "metric", "split", "group", "n", "expected", "mean", "standard_error");
  }

  private void finals(CaseResult result, List<Measure> measures) {
    for (Measure measure : measures) {
      Summary summary = result.last().getOrDefault(measure.key(), Summary.of());
      row(
          result,
          measure.key(),
          Integer.toString(summary.n()),
          Integer.toString(result.expected()),
          number(summary, summary.mean()),
          number(summary, summary.standardError()));
    }
  }

  private String curves() {
    header("method", "metric", "split", "group", "step", "n", "mean", "standard_error");
    if (!results.hasVariants()) {
      results.cases().forEach(this::curves);
    }
    return finished();
  }

  private void curves(CaseResult result) {
    for (Map.Entry<SeriesKey, Curve> entry : result.curves().entrySet()) {
      SeriesKey key = entry.getKey();
      Curve curve = entry.getValue();
      if (!shown(key, curve)) {
        continue;
      }
      for (int i = 0; i < curve.steps().length; i++) {
        Summary point = curve.points().get(i);
        row(
            result,
            key,
            Integer.toString(curve.steps()[i]),
            Integer.toString(point.n()),
            number(point, point.mean()),
            number(point, point.standardError()));
      }
    }
  }

  private boolean shown(SeriesKey key, Curve curve) {
    return switch (key.metric()) {
      case WEIGHT -> key.ofOneGroup() && !curve.constant();
      case ACCURACY -> !results.hasTrueRewards();
      default -> key.ofOneGroup() || key.group().equals(SeriesKey.WORST);
    };
  }

  private void header(String... columns) {
    List<String> header = new ArrayList<>(results.facetNames());
    header.addAll(results.variantNames());
    header.addAll(Arrays.asList(columns));
    csv.writeNext(header.toArray(String[]::new), false);
  }

  private void row(CaseResult result, SeriesKey key, String... values) {
    List<String> row = new ArrayList<>(result.key().facet());
    row.addAll(result.key().variant());
    row.addAll(List.of(result.key().method().name(), key.metric().key(), key.split(), key.group()));
    row.addAll(Arrays.asList(values));
    csv.writeNext(row.toArray(String[]::new), false);
  }

  /** Empty where there is none; NaN and Infinity only where runs diverged. */
  private static String number(Summary summary, double value) {
    boolean absent =
        summary.n() == 0 || (summary.n() == 1 && Double.isNaN(value) && summary.finite());
    return absent ? "" : Numbers.exact(value);
  }

  private String finished() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
