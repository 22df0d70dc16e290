package io.github.grposuite.reports.table;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Improvement;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.inference.OptimalityGap;
import io.github.grposuite.reports.inference.Statistic;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Scores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Scores of methods over all data settings of an experiment, as rliable aggregates them. */
public final class AggregateTables {
  /** A perfect score. */
  private static final double PERFECT = 1;

  private record Row(
      MethodInfo method,
      int runs,
      Map<Statistic, Estimate> statistics,
      Estimate gap,
      Optional<Improvement> improvement) {}

  private final Scores scores;
  private final String baseline;
  private final List<Row> rows;

  private AggregateTables(Scores scores, String baseline, List<Row> rows) {
    this.scores = scores;
    this.baseline = baseline;
    this.rows = rows;
  }

  /** Empty where no method has a score in every run. */
  public static AggregateTables of(Results results) throws IOException {
    Scores scores = Scores.of(results);
    List<Callable<Row>> tasks = new ArrayList<>();
    MethodInfo first = scores.byMethod().keySet().stream().findFirst().orElse(null);
    scores
        .byMethod()
        .forEach(
            (method, strata) ->
                tasks.add(
                    () ->
                        row(
                            method,
                            strata,
                            method.equals(first)
                                ? Optional.empty()
                                : Optional.of(scores.byMethod().get(first)))));
    return new AggregateTables(scores, first == null ? "" : first.label(), Parallel.run(tasks));
  }

  private static Row row(
      MethodInfo method, List<double[]> strata, Optional<List<double[]>> baseline) {
    Map<Statistic, Estimate> statistics = new LinkedHashMap<>();
    for (Statistic statistic : List.of(Statistic.MEAN, Statistic.IQM)) {
      statistics.put(statistic, Bootstrap.STANDARD.estimate(statistic, strata));
    }
    return new Row(
        method,
        strata.stream().mapToInt(sample -> sample.length).sum(),
        statistics,
        OptimalityGap.of(strata, PERFECT, Bootstrap.STANDARD),
        baseline.map(other -> Improvement.of(strata, other, Bootstrap.STANDARD)));
  }

  /** The table; none if there is no row, nor a method that failed. */
  public Optional<Table> view() {
    if (rows.isEmpty() && scores.failures().isEmpty()) {
      return Optional.empty();
    }
    List<List<Entry>> shown = new ArrayList<>();
    for (Row row : rows) {
      List<Entry> entries = new ArrayList<>();
      row.statistics().values().forEach(estimate -> entries.add(entry(estimate)));
      entries.add(entry(row.gap()));
      entries.add(
          row.improvement()
              .map(i -> entry(i.probability(), i.interval()))
              .orElse(new Entry.Missing("baseline")));
      shown.add(Tables.row(row.method(), List.of(), row.runs(), row.runs(), entries));
    }
    scores
        .failures()
        .forEach(
            (method, failures) -> {
              Entry missing = new Entry.Missing(failures.failed() + " failed");
              shown.add(
                  Tables.row(
                      method,
                      List.of(),
                      failures.runs() - failures.failed(),
                      failures.runs(),
                      List.of(missing, missing, missing, missing)));
            });
    return Optional.of(
        Table.ofRuns(
            "Over all data settings: " + scores.name(),
            List.of(),
            List.of(
                Heading.of("mean"),
                Heading.of("IQM"),
                Heading.of("optimality gap"),
                Heading.of("P(better)")),
            shown,
            List.of(
                "The column seeds counts runs, seeds times data settings. Runs of all data"
                    + " settings, resampled within each (stratified bootstrap, Agarwal et al."
                    + " 2021), "
                    + Bootstrap.STANDARD.resamples()
                    + " times; in brackets 95 % percentile intervals. Optimality gap: how far runs"
                    + " stay below 1. P(better): that a run scores higher than one of "
                    + baseline
                    + " on the same data setting.")));
  }

  private static Entry entry(Estimate estimate) {
    return entry(estimate.value(), estimate.percentile());
  }

  private static Entry entry(double value, Interval interval) {
    return Rounding.estimate(value, interval.low(), interval.high());
  }

  /** A statistic of a row. */
  private record NamedEstimate(Row row, String statistic, double value, Interval interval) {}

  /** The same, exact. */
  public String csv() {
    List<NamedEstimate> lines = new ArrayList<>();
    for (Row row : rows) {
      row.statistics()
          .forEach(
              (of, e) -> lines.add(new NamedEstimate(row, of.key(), e.value(), e.percentile())));
      lines.add(
          new NamedEstimate(row, "optimality_gap", row.gap().value(), row.gap().percentile()));
      row.improvement()
          .map(i -> new NamedEstimate(row, "probability_better", i.probability(), i.interval()))
          .ifPresent(lines::add);
    }
    return new CsvTable<NamedEstimate>()
        .text("method", line -> line.row().method().name())
        .count("runs", line -> line.row().runs())
        .text("statistic", NamedEstimate::statistic)
        .number("value", NamedEstimate::value)
        .number("percentile_low", line -> line.interval().low())
        .number("percentile_high", line -> line.interval().high())
        .of(lines);
  }
}
