package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Ties;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.table.Rounding;
import io.github.grposuite.reports.verdict.Comparison.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Puts expected numbers beside ours. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * A comparison for each number on this experiment and each data setting that it admits; a missing
   * one where it admits none.
   */
  public static List<Comparison> of(String experiment, Results results, List<Expected> numbers) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Expected number : numbers) {
      if (!number.on(experiment)) {
        continue;
      }
      List<List<String>> facets =
          results.facets().stream()
              .filter(facet -> number.where().admits(results.facetNames(), facet))
              .toList();
      facets.forEach(facet -> comparisons.add(comparison(experiment, results, facet, number)));
      if (facets.isEmpty()) {
        comparisons.add(
            comparison(experiment, number, "", Summary.of(), "no run has these settings"));
      }
    }
    return comparisons;
  }

  private static Comparison comparison(
      String experiment, Results results, List<String> facet, Expected number) {
    SeriesKey key = number.key();
    MethodRuns subject =
        MethodRuns.of(results, number.where(), facet, number.method(), OptionalDouble.empty());
    Summary found = subject.runs().map(runs -> runs.values().get(key)).orElse(Summary.of());
    return comparison(
        experiment,
        number,
        Judge.setting(results, facet, number.where(), Design.SEEDS),
        found == null ? Summary.of() : found,
        subject.obstacle(key));
  }

  private static Comparison comparison(
      String experiment, Expected number, String setting, Summary found, String obstacle) {
    double tolerance = Math.abs(number.tolerance().of(number.value()));
    Agreement outcome = outcome(number.value(), tolerance, found);
    return new Comparison(
        experiment,
        setting,
        number.key(),
        number.key().words(),
        number.method(),
        number.value(),
        tolerance,
        number.source(),
        found.n(),
        found.mean(),
        found.standardError(),
        outcome,
        sentence(number, tolerance, found, obstacle, outcome));
  }

  private static Agreement outcome(double expected, double tolerance, Summary found) {
    if (found.n() == 0) {
      return Agreement.MISSING;
    }
    double allowance = tolerance + Ties.RELATIVE * Math.abs(expected);
    return Math.abs(found.mean() - expected) <= allowance ? Agreement.WITHIN : Agreement.OUTSIDE;
  }

  private static String sentence(
      Expected number, double tolerance, Summary found, String obstacle, Agreement outcome) {
    String wanted =
        "expected is "
            + SettingValue.of(number.value())
            + (tolerance > 0 ? " within " + SettingValue.of(tolerance) : " exactly");
    String subject = MethodInfo.label(number.method()) + "'s " + number.key().words();
    if (outcome == Agreement.MISSING) {
      return "%s, %s: %s, for %s.".formatted(subject, wanted, outcome.words(), obstacle);
    }
    String ours =
        found.finite()
            ? Rounding.alike(found.standardError(), found.mean()).get(0)
            : "not a number, for a run diverged";
    return "%s is %s (%s), %s: %s."
        .formatted(
            subject,
            ours,
            found.n() == 1 ? "1 seed" : found.n() + " seeds",
            wanted,
            outcome.words());
  }
}
