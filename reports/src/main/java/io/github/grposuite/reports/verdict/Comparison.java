package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Ties;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.table.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A published or expected number beside ours.
 *
 * @param experiment such as {@code synthetic/uneven-imbalanced}
 * @param setting data settings and hyperparameters in words; may be empty
 * @param number the expected one
 * @param ours over seeds; of none if there is none
 * @param obstacle why there is none; else empty
 */
public record Comparison(
    String experiment, String setting, Expected number, Summary ours, String obstacle) {

  /** Whether our number is the expected one. */
  public enum Agreement {
    WITHIN("within tolerance"),
    OUTSIDE("outside tolerance"),
    MISSING("no value of ours");

    private final String words;

    Agreement(String words) {
      this.words = words;
    }

    /** For people and files. */
    public String words() {
      return words;
    }
  }

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
      facets.forEach(facet -> comparisons.add(of(experiment, results, facet, number)));
      if (facets.isEmpty()) {
        comparisons.add(
            new Comparison(experiment, "", number, Summary.of(), "no run has these settings"));
      }
    }
    return comparisons;
  }

  private static Comparison of(
      String experiment, Results results, List<String> facet, Expected number) {
    MethodRuns subject =
        MethodRuns.of(results, number.where(), facet, number.method(), OptionalDouble.empty());
    return new Comparison(
        experiment,
        Judge.setting(results, facet, number.where(), Design.SEEDS),
        number,
        subject.runs().map(runs -> runs.summary(number.key())).orElse(Summary.of()),
        subject.obstacle(number.key()));
  }

  /** What is measured. */
  public SeriesKey key() {
    return number.key();
  }

  /** The same in words. */
  public String quantity() {
    return key().words();
  }

  /** How far ours may be from the expected number, in the metric's unit. */
  public double tolerance() {
    return Math.abs(number.tolerance().of(number.value()));
  }

  /** Whether it is as far or less, but for rounding. */
  public Agreement outcome() {
    if (ours.n() == 0) {
      return Agreement.MISSING;
    }
    double allowance = tolerance() + Ties.RELATIVE * Math.abs(number.value());
    return Math.abs(ours.mean() - number.value()) <= allowance
        ? Agreement.WITHIN
        : Agreement.OUTSIDE;
  }

  /** All of it in words. */
  public String sentence() {
    String wanted =
        "expected is "
            + SettingValue.of(number.value())
            + (tolerance() > 0 ? " within " + SettingValue.of(tolerance()) : " exactly");
    String subject = MethodInfo.label(number.method()) + "'s " + quantity();
    if (outcome() == Agreement.MISSING) {
      return "%s, %s: %s, for %s.".formatted(subject, wanted, outcome().words(), obstacle);
    }
    return "%s is %s (%s), %s: %s."
        .formatted(
            subject,
            inWords("not a number, for a run diverged"),
            Unit.SEED.count(ours.n()),
            wanted,
            outcome().words());
  }

  /**
   * Our mean to the digits that its standard error calls for; the other words if a run diverged.
   */
  public String inWords(String otherwise) {
    return ours.finite() ? Rounding.alike(ours.standardError(), ours.mean()).get(0) : otherwise;
  }
}
