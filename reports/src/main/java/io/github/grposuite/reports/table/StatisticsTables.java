package io.github.grposuite.reports.table;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.Statistic;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Mean, median and interquartile mean over seeds with their bootstrap intervals. */
public final class StatisticsTables {
  private static final String NOTE =
      "In brackets: 95 % BCa bootstrap intervals (Efron 1987) over seeds, "
          + Bootstrap.STANDARD.resamples()
          + " resamples; IQM: interquartile mean (Agarwal et al. 2021). Where there is no BCa"
          + " interval (a median that no single seed moves), the percentile interval stands in its"
          + " place; statistics.csv has both.";

  /** A measurement of a case: what is estimated from it. */
  private record Row(
      CaseResult result, SeriesKey measure, int n, Optional<Map<Statistic, Estimate>> estimates) {}

  private final Results results;
  private final List<Row> rows;

  private StatisticsTables(Results results, List<Row> rows) {
    this.results = results;
    this.rows = rows;
  }

  /**
   * Estimates of every measurement of every case; where hyperparameters vary, of those that methods
   * are compared by.
   */
  public static StatisticsTables of(Results results) throws IOException {
    List<SeriesKey> measures =
        results.hasVariants() ? TableColumns.headline(results) : TableColumns.of(results);
    List<Callable<Row>> tasks = new ArrayList<>();
    for (CaseResult result : results.cases()) {
      measures.forEach(measure -> tasks.add(() -> row(result, measure)));
    }
    return new StatisticsTables(results, Parallel.run(tasks));
  }

  /** Nothing is estimated where a run failed or diverged: a mean over the others flatters. */
  private static Row row(CaseResult result, SeriesKey measure) {
    double[] sample = result.samples().getOrDefault(measure, new double[0]);
    boolean usable = sample.length > 0 && result.failures(measure) == 0;
    return new Row(
        result,
        measure,
        sample.length,
        usable ? Optional.of(Bootstrap.STANDARD.estimates(sample)) : Optional.empty());
  }

  /** Those of a facet, one a measurement that methods are compared by. */
  public List<Table> in(List<String> facet) {
    List<Table> tables = new ArrayList<>();
    for (SeriesKey measure : TableColumns.headline(results)) {
      List<CaseResult> cases = new ArrayList<>();
      List<List<Entry>> shown = new ArrayList<>();
      for (Row row : rows) {
        if (row.result().key().facet().equals(facet) && row.measure().equals(measure)) {
          cases.add(row.result());
          shown.add(
              Tables.row(
                  row.result(),
                  List.of(
                      entry(row, Statistic.MEAN),
                      entry(row, Statistic.MEDIAN),
                      entry(row, Statistic.IQM))));
        }
      }
      String title = results.facetTitle(facet);
      tables.add(
          Table.ofRuns(
              title.isEmpty()
                  ? TableColumns.title(measure)
                  : title + ", " + TableColumns.title(measure),
              Tables.settings(results),
              List.of(Heading.of("mean"), Heading.of("median"), Heading.of("IQM")),
              shown,
              Tables.withCaveat(cases, NOTE)));
    }
    return tables;
  }

  private static Entry entry(Row row, Statistic statistic) {
    if (row.estimates().isEmpty()) {
      int failed = row.result().failures(row.measure());
      return new Entry.Missing(failed > 0 ? failed + " failed" : "no value");
    }
    Estimate estimate = row.estimates().get().get(statistic);
    Interval interval = estimate.bca().exists() ? estimate.bca() : estimate.percentile();
    return Rounding.estimate(estimate.value(), interval.low(), interval.high());
  }

  /** An estimate of a row. */
  private record RowEstimate(Row row, Statistic statistic, Estimate estimate) {}

  /** All estimates, exact. */
  public String csv() {
    List<RowEstimate> lines = new ArrayList<>();
    for (Row row : rows) {
      row.estimates()
          .ifPresent(
              all -> all.forEach((of, estimate) -> lines.add(new RowEstimate(row, of, estimate))));
    }
    CsvTable<RowEstimate> csv = CsvTable.ofCases(results, true, line -> line.row().result());
    return csv.series(line -> line.row().measure())
        .count("n", line -> line.row().n())
        .text("statistic", line -> line.statistic().key())
        .number("value", line -> line.estimate().value())
        .number("percentile_low", line -> line.estimate().percentile().low())
        .number("percentile_high", line -> line.estimate().percentile().high())
        .number("bca_low", line -> line.estimate().bca().low())
        .number("bca_high", line -> line.estimate().bca().high())
        .of(lines);
  }
}
