package io.github.grposuite.reports.table;

import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Summary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statistics as tidy CSV, one number and its error a row. */
public final class TidyCsv {
  /** A summary over seeds, of a curve at a step. */
  private record SeriesPoint(CaseResult result, SeriesKey key, int step, Summary summary) {}

  private TidyCsv() {}

  /** The values that the tables show. */
  public static String table(Results results) {
    List<SeriesKey> measures = TableColumns.of(results);
    List<SeriesPoint> points = new ArrayList<>();
    results.cases().forEach(result -> finals(result, measures, points));
    return finals(results, points);
  }

  /** The values that the tables by group show. */
  public static String groups(Results results) {
    List<SeriesPoint> points = new ArrayList<>();
    for (CaseResult result : results.cases()) {
      for (String group : GroupTables.groups(results.in(result.key().facet()))) {
        finals(result, GroupTables.measures(results, group), points);
      }
    }
    return finals(results, points);
  }

  private static void finals(
      CaseResult result, List<SeriesKey> measures, List<SeriesPoint> points) {
    measures.forEach(key -> points.add(new SeriesPoint(result, key, 0, result.summary(key))));
  }

  private static String finals(Results results, List<SeriesPoint> points) {
    CsvTable<SeriesPoint> csv = CsvTable.ofCases(results, true, SeriesPoint::result);
    csv.series(SeriesPoint::key)
        .count("n", point -> point.summary().n())
        .count("expected", point -> point.result().expected());
    return summaries(csv).of(points);
  }

  /** Begins a file of curves. */
  public static void curvesHeader(Results results, Writer text) throws IOException {
    curves(results).header(text);
  }

  /**
   * The curves that figures show: validation losses, the weights that change, and accuracies where
   * there are no true rewards.
   */
  public static void curves(Results results, Writer text) throws IOException {
    CsvTable<SeriesPoint> csv = curves(results);
    for (CaseResult result : results.cases()) {
      for (Map.Entry<SeriesKey, Curve> entry : result.curves().entrySet()) {
        Curve curve = entry.getValue();
        if (shown(results, entry.getKey(), curve)) {
          List<SeriesPoint> points = new ArrayList<>();
          for (int i = 0; i < curve.steps().length; i++) {
            points.add(
                new SeriesPoint(result, entry.getKey(), curve.steps()[i], curve.points().get(i)));
          }
          csv.append(points, text);
        }
      }
    }
  }

  private static CsvTable<SeriesPoint> curves(Results results) {
    CsvTable<SeriesPoint> csv = CsvTable.ofCases(results, false, SeriesPoint::result);
    csv.series(SeriesPoint::key)
        .count("step", SeriesPoint::step)
        .count("n", point -> point.summary().n());
    return summaries(csv);
  }

  private static boolean shown(Results results, SeriesKey key, Curve curve) {
    return switch (key.metric()) {
      case WEIGHT -> key.ofOneGroup() && !curve.constant();
      case ACCURACY -> !results.hasTrueRewards();
      default -> key.ofOneGroup() || key.group().equals(SeriesKey.WORST);
    };
  }

  private static CsvTable<SeriesPoint> summaries(CsvTable<SeriesPoint> csv) {
    return csv.text("mean", point -> number(point.summary(), point.summary().mean()))
        .text("standard_error", p -> number(p.summary(), p.summary().standardError()));
  }

  /** Empty where there is none; NaN and Infinity only where runs diverged. */
  private static String number(Summary summary, double value) {
    boolean absent =
        summary.n() == 0 || (summary.n() == 1 && Double.isNaN(value) && summary.finite());
    return absent ? "" : Numbers.exact(value);
  }
}
