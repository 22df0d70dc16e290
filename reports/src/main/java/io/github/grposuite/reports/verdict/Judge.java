package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Holm;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges claims by the runs of an experiment: {@link Verdict} has the rule. Seeds are paired, for a
 * seed gives all methods the same data and start. The interval is the bias-corrected accelerated
 * bootstrap's over seeds, the test flips signs of the differences less the margin, and Holm's
 * correction is over all judged claims of the experiment. Five seeds decide nothing, for their
 * smallest two-sided p is 2/32; only that all values are equal is taken from so few.
 */
public final class Judge {
  /** The error probability of a family of claims. */
  static final double LEVEL = 0.05;

  private Judge() {}

  /** A row before the family is known. */
  private record Row(
      Claim claim,
      List<String> facet,
      String method,
      String baseline,
      Subject subject,
      Subject other,
      Evidence evidence) {}

  /**
   * A judgement for each claim, data setting, method and baseline, in this order; none of claims on
   * other experiments or other settings.
   *
   * @param experiment such as {@code synthetic/uneven-imbalanced}
   * @param results of all its data settings
   */
  public static List<Judgement> judge(String experiment, Results results, List<Claim> claims) {
    List<Row> rows = new ArrayList<>();
    for (Claim claim : claims) {
      for (List<String> facet : results.facets()) {
        if (claim.on(experiment) && claim.where().admits(results.facetNames(), facet)) {
          add(rows, claim, results, facet);
        }
      }
    }
    double[] adjusted =
        Holm.adjust(rows.stream().mapToDouble(row -> row.evidence().pValue()).toArray());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      judgements.add(judgement(experiment, results, rows.get(i), adjusted[i]));
    }
    return judgements;
  }

  private static void add(List<Row> rows, Claim claim, Results results, List<String> facet) {
    for (Map.Entry<String, List<String>> entry : claim.methods().entrySet()) {
      Subject subject = Subject.of(results, claim.where(), facet, entry.getKey());
      for (String baseline : entry.getValue()) {
        Subject other = Subject.of(results, claim.where(), facet, baseline);
        Evidence evidence =
            recorded(results, claim)
                ? Evidence.of(claim, subject, other)
                : Evidence.none(0, 0, "no run records " + named(claim));
        rows.add(new Row(claim, facet, entry.getKey(), baseline, subject, other, evidence));
      }
    }
  }

  private static boolean recorded(Results results, Claim claim) {
    return results.cases().stream().anyMatch(c -> c.samples().containsKey(claim.key()));
  }

  private static String named(Claim claim) {
    return "the metric %s (split %s, group %s)"
        .formatted(
            claim.key().metric().key(),
            claim.key().split().isEmpty() ? "none" : claim.key().split(),
            claim.key().group());
  }

  /** Data settings, and hyperparameters to which there is a limit. */
  static String setting(Results results, List<String> facet, Where where) {
    List<String> parts = new ArrayList<>();
    if (!results.facetTitle(facet).isEmpty()) {
      parts.add(results.facetTitle(facet));
    }
    where
        .settings()
        .forEach(
            (path, values) -> {
              if (results.variantNames().contains(path)) {
                List<String> shown = values.stream().map(SettingValue::of).toList();
                parts.add(SettingName.of(path) + ": " + String.join(" or ", shown));
              }
            });
    return String.join(", ", parts);
  }

  private static Judgement judgement(String experiment, Results results, Row row, double adjusted) {
    Claim claim = row.claim();
    Evidence evidence = row.evidence();
    Verdict verdict = evidence.verdict(claim.lower(), adjusted);
    return new Judgement(
        claim.name(),
        experiment,
        setting(results, row.facet(), claim.where()),
        claim.key(),
        Quantity.of(claim.key()),
        row.method(),
        row.baseline(),
        recorded(results, claim),
        claim.lower(),
        evidence.margin(),
        evidence.n(),
        evidence.effect(),
        evidence.interval().low(),
        evidence.interval().high(),
        evidence.pValue(),
        adjusted,
        verdict,
        claim.expected(experiment, results, row.facet(), row.method(), row.baseline()),
        new Sentence(claim, row.subject(), row.other(), evidence, results.selection())
            .of(verdict, adjusted));
  }
}
