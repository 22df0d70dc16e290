package io.github.grposuite.reports.table;

import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Summary;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Statistics as tidy CSV, one number and its error a row, exact; an absent number is empty. */
public final class TidyCsv {
  private final Results results;
  private final TidyTable csv;

  private TidyCsv(Results results, boolean judged, Writer text) {
    this.results = results;
    csv = new TidyTable(results, judged, text);
  }

  /** The values that the tables show. */
  public static String table(Results results) {
    StringWriter text = new StringWriter();
    new TidyCsv(results, true, text).table();
    return text.toString();
  }

  /** The values that the tables by group show. */
  public static String groups(Results results) {
    StringWriter text = new StringWriter();
    new TidyCsv(results, true, text).groups();
    return text.toString();
  }

  /** Begins a file of curves. */
  public static void curvesHeader(Results results, Writer text) {
    new TidyTable(results, false, text)
        .header("method", "metric", "split", "group", "step", "n", "mean", "standard_error");
  }

  /**
   * The curves that figures show: validation losses, the weights that change, and accuracies where
   * there are no true rewards.
   */
  public static void curves(Results results, Writer text) {
    TidyCsv curves = new TidyCsv(results, false, text);
    results.cases().forEach(curves::curves);
  }

  private void table() {
    finalHeader();
    List<SeriesKey> measures = Columns.of(results);
    results.cases().forEach(result -> finals(result, measures));
  }

  private void groups() {
    finalHeader();
    for (CaseResult result : results.cases()) {
      for (String group : GroupTables.groups(results.in(result.key().facet()))) {
        finals(result, GroupTables.measures(results, group));
      }
    }
  }

  private void finalHeader() {
    csv.header("method", "metric", "split", "group", "n", "expected", "mean", "standard_error");
  }

  private void finals(CaseResult result, List<SeriesKey> measures) {
    for (SeriesKey measure : measures) {
      Summary summary = result.values().getOrDefault(measure, Summary.of());
      csv.row(
          result,
          measure,
          Integer.toString(summary.n()),
          Integer.toString(result.expected()),
          number(summary, summary.mean()),
          number(summary, summary.standardError()));
    }
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
        csv.row(
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

  /** Empty where there is none; NaN and Infinity only where runs diverged. */
  private static String number(Summary summary, double value) {
    boolean absent =
        summary.n() == 0 || (summary.n() == 1 && Double.isNaN(value) && summary.finite());
    return absent ? "" : Numbers.exact(value);
  }
}
