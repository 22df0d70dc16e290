package io.github.grposuite.reports.table;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Holm;
import io.github.grposuite.reports.inference.Improvement;
import io.github.grposuite.reports.inference.PairedDifference;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.PairedSample;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Differences to a baseline over the seeds that both ran. */
public final class DifferenceTables {
  private static final String NOTE =
      "Difference: method − baseline over common seeds, with its 95 % BCa bootstrap interval. p:"
          + " sign-flip permutation test, two-sided; Holm: corrected over all comparisons of this"
          + " experiment's tables of differences, which are another family than its claims."
          + " P(better): that a run of the method is better than one of the baseline, with its 95 %"
          + " interval. Nothing is compared where a seed failed, for those that are left may be"
          + " those on which the method does well. Values within 1e-12 of each other are equal."
          + " Seeds needed: for a paired t-test at level 0.05 to find a difference of this"
          + " size with probability 0.8, and at least 6, with fewer of which the sign-flip test"
          + " cannot reach 0.05.";

  /** One comparison. */
  private record Compared(
      CaseResult result,
      CaseResult baseline,
      SeriesKey measure,
      PairedSample sample,
      Optional<PairedDifference> difference,
      Optional<Improvement> improvement) {}

  private final Results results;
  private final List<Compared> rows;
  private final double[] adjusted;

  private DifferenceTables(Results results, List<Compared> rows) {
    this.results = results;
    this.rows = rows;
    adjusted =
        Holm.adjust(
            rows.stream()
                .mapToDouble(
                    row -> row.difference().map(PairedDifference::pValue).orElse(Double.NaN))
                .toArray());
  }

  /** Every case beside its baseline, by what methods are compared by. */
  public static DifferenceTables of(Results results, Baselines baselines) throws IOException {
    List<Callable<Compared>> tasks = new ArrayList<>();
    for (SeriesKey measure : TableColumns.headline(results)) {
      for (CaseResult result : results.cases()) {
        baselines
            .of(result, results.cases())
            .filter(baseline -> comparable(result, baseline, measure))
            .ifPresent(baseline -> tasks.add(() -> compare(result, baseline, measure)));
      }
    }
    return new DifferenceTables(results, Parallel.run(tasks));
  }

  /** Losses are on a scale of their family's own. */
  private static boolean comparable(CaseResult result, CaseResult baseline, SeriesKey measure) {
    return measure.metric() != Metric.LOSS
        || result.key().method().family().equals(baseline.key().method().family());
  }

  /** Fewer seeds than the test can decide with are never enough. */
  private static Optional<String> seedsNeeded(PairedDifference difference) {
    OptionalInt needed = difference.seedsNeeded();
    return needed.isPresent()
        ? Optional.of(Integer.toString(Math.max(Tables.FEWEST_SEEDS, needed.getAsInt())))
        : Optional.empty();
  }

  private static Compared compare(CaseResult result, CaseResult baseline, SeriesKey measure) {
    PairedSample sample = PairedSample.of(result, baseline, measure);
    boolean usable = sample.n() > 0 && sample.failed().isEmpty();
    double[] better = measure.lowerIsBetter() ? sample.second() : sample.first();
    double[] worse = measure.lowerIsBetter() ? sample.first() : sample.second();
    return new Compared(
        result,
        baseline,
        measure,
        sample,
        usable
            ? Optional.of(PairedDifference.of(sample.first(), sample.second(), Bootstrap.STANDARD))
            : Optional.empty(),
        usable ? Optional.of(Improvement.of(better, worse, Bootstrap.STANDARD)) : Optional.empty());
  }

  /** Whether there is anything to compare. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Those of a facet, one a measurement. */
  public List<Table> in(List<String> facet) {
    List<Table> tables = new ArrayList<>();
    for (SeriesKey measure : TableColumns.headline(results)) {
      List<CaseResult> cases = new ArrayList<>();
      List<List<Entry>> shown = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Compared row = rows.get(i);
        if (row.result().key().facet().equals(facet) && row.measure().equals(measure)) {
          cases.add(row.result());
          shown.add(Tables.row(row.result(), entries(row, adjusted[i])));
        }
      }
      if (!shown.isEmpty()) {
        String title = results.facetTitle(facet);
        tables.add(
            Table.ofRuns(
                title.isEmpty()
                    ? TableColumns.title(measure)
                    : title + ", " + TableColumns.title(measure),
                Tables.settings(results),
                List.of(
                    Heading.of("baseline"),
                    Heading.of("difference"),
                    Heading.of("p"),
                    Heading.of("p (Holm)"),
                    Heading.of("P(better)"),
                    Heading.of("seeds needed")),
                shown,
                Tables.withCaveat(cases, NOTE)));
      }
    }
    return tables;
  }

  private static List<Entry> entries(Compared row, double holm) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Words(row.baseline().key().method().label()));
    if (row.difference().isEmpty()) {
      int failed = row.sample().failed().size();
      Entry missing = new Entry.Missing(failed > 0 ? failed + " failed" : "no common seed");
      entries.addAll(List.of(missing, missing, missing, missing, missing));
      return entries;
    }
    PairedDifference difference = row.difference().get();
    Improvement improvement = row.improvement().orElseThrow();
    entries.add(
        Rounding.estimate(difference.mean(), difference.bca().low(), difference.bca().high()));
    entries.add(new Entry.Words(Rounding.probability(difference.pValue())));
    entries.add(new Entry.Words(Rounding.probability(holm)));
    entries.add(
        Rounding.estimate(
            improvement.probability(),
            improvement.interval().low(),
            improvement.interval().high()));
    entries.add(
        seedsNeeded(difference)
            .<Entry>map(Entry.Words::new)
            .orElseGet(() -> new Entry.Missing("none known")));
    return entries;
  }

  /** All comparisons, exact. */
  public String csv() {
    CsvTable<Integer> csv = CsvTable.ofCases(results, true, i -> rows.get(i).result());
    csv.series(i -> rows.get(i).measure())
        .text("baseline", i -> rows.get(i).baseline().key().method().name())
        .count("n", i -> difference(i).n())
        .number("difference", i -> difference(i).mean())
        .number("standard_error", i -> difference(i).standardError())
        .number("percentile_low", i -> difference(i).percentile().low())
        .number("percentile_high", i -> difference(i).percentile().high())
        .number("bca_low", i -> difference(i).bca().low())
        .number("bca_high", i -> difference(i).bca().high())
        .number("p", i -> difference(i).pValue())
        .number("p_holm", i -> adjusted[i])
        .number("probability_better", i -> improvement(i).probability())
        .number("probability_low", i -> improvement(i).interval().low())
        .number("probability_high", i -> improvement(i).interval().high())
        .text("seeds_needed", i -> seedsNeeded(difference(i)).orElse(""));
    return csv.of(
        IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).difference().isPresent())
            .boxed()
            .toList());
  }

  private PairedDifference difference(int i) {
    return rows.get(i).difference().orElseThrow();
  }

  private Improvement improvement(int i) {
    return rows.get(i).improvement().orElseThrow();
  }
}
