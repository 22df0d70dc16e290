package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Holm;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.verdict.Judgement.Sensitivity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges claims by the runs of experiments: {@link Verdict} has the rule. Seeds are paired, for a
 * seed gives all methods the same data and start. The interval is the bias-corrected accelerated
 * bootstrap's over seeds, the test flips signs of the differences less the margin. Holm's
 * correction is over the claims of an experiment that are of the same figure, or of none: a caption
 * is a family, and claims of one's own change nothing of it. Claims that compare experiments are a
 * family of their own, likewise. Five seeds decide nothing, for their smallest two-sided p is 2/32;
 * only that all values are equal is taken from so few.
 */
public final class Judge {
  /** The error probability of a family of claims. */
  static final double LEVEL = 0.05;

  private static final double HALF = 0.5;
  private static final double TWICE = 2;

  private Judge() {}

  private record Judged(Claim claim, String experiment, Scene scene, Row row, boolean recorded) {}

  private record Family(String experiment, String file, OptionalInt figure) {}

  /**
   * A judgement for each claim, data setting, method and baseline, in this order; none of claims on
   * other experiments or other settings, or on several experiments.
   *
   * @param experiment such as {@code synthetic/uneven-imbalanced}
   * @param results of all its data settings
   */
  public static List<Judgement> judge(String experiment, Results results, List<Claim> claims) {
    return judged(
        rows(
            experiment,
            Map.of(experiment, results),
            claims.stream().filter(claim -> !claim.crossing()).toList()));
  }

  /**
   * The same of claims that compare experiments, by those that there are.
   *
   * @param experiments results by name
   */
  public static List<Judgement> judgeCrossing(
      Map<String, Results> experiments, List<Claim> claims) {
    List<Judged> rows = new ArrayList<>();
    List<Claim> crossing = claims.stream().filter(Claim::crossing).toList();
    experiments.keySet().forEach(name -> rows.addAll(rows(name, experiments, crossing)));
    return judged(rows);
  }

  private static List<Judged> rows(
      String experiment, Map<String, Results> experiments, List<Claim> claims) {
    Results results = experiments.get(experiment);
    List<Judged> rows = new ArrayList<>();
    for (Claim claim : claims) {
      for (List<String> facet : results.facets()) {
        if (claim.on(experiment) && claim.where().admits(results.facetNames(), facet)) {
          Scene scene = new Scene(claim, results, facet, experiments);
          Optional<SeriesKey> absent = absent(results, claim);
          for (Row row : claim.hypothesis().rows(scene)) {
            Row known =
                absent
                    .map(key -> row.without(Evidence.none(0, 0, "no run records " + named(key))))
                    .orElse(row);
            rows.add(new Judged(claim, experiment, scene, known, absent.isEmpty()));
          }
        }
      }
    }
    return rows;
  }

  private static List<Judgement> judged(List<Judged> rows) {
    Map<Family, List<Judged>> families = new LinkedHashMap<>();
    rows.forEach(row -> families.computeIfAbsent(family(row), key -> new ArrayList<>()).add(row));
    Map<Judged, Judgement> judgements = new IdentityHashMap<>();
    families.values().forEach(family -> judge(family, judgements));
    return rows.stream().map(judgements::get).toList();
  }

  private static Family family(Judged row) {
    Claim claim = row.claim();
    return new Family(claim.crossing() ? "" : row.experiment(), claim.file(), claim.figure());
  }

  private static void judge(List<Judged> family, Map<Judged, Judgement> judgements) {
    double[] raw = pValues(family, 1);
    double[] adjusted = Holm.adjust(raw);
    boolean margins = family.stream().anyMatch(row -> row.row().evidence().hasMargin());
    double[] half = margins ? Holm.adjust(pValues(family, HALF)) : adjusted;
    double[] twice = margins ? Holm.adjust(pValues(family, TWICE)) : adjusted;
    for (int i = 0; i < family.size(); i++) {
      Judged row = family.get(i);
      Evidence evidence = row.row().evidence();
      Optional<Sensitivity> sensitivity =
          evidence.hasMargin()
              ? Optional.of(
                  new Sensitivity(
                      evidence.verdict(HALF, half[i]), evidence.verdict(TWICE, twice[i])))
              : Optional.empty();
      judgements.put(row, judgement(row, raw[i], adjusted[i], sensitivity));
    }
  }

  private static double[] pValues(List<Judged> family, double factor) {
    return family.stream().mapToDouble(row -> row.row().evidence().pValue(factor)).toArray();
  }

  private static Optional<SeriesKey> absent(Results results, Claim claim) {
    return claim.keys().stream()
        .filter(key -> results.cases().stream().noneMatch(c -> c.samples().containsKey(key)))
        .findFirst();
  }

  private static String named(SeriesKey key) {
    return "the metric %s (split %s, group %s)"
        .formatted(key.metric().key(), key.split().isEmpty() ? "none" : key.split(), key.group());
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

  private static Judgement judgement(
      Judged judged, double pValue, double adjusted, Optional<Sensitivity> sensitivity) {
    Claim claim = judged.claim();
    Scene scene = judged.scene();
    Row row = judged.row();
    Evidence evidence = row.evidence();
    Verdict verdict = evidence.verdict(1, adjusted);
    boolean there = scene.others().keySet().containsAll(claim.hypothesis().elsewhere());
    return new Judgement(
        claim,
        judged.experiment(),
        setting(scene.results(), scene.facet(), claim.where()),
        Quantity.of(claim.key()),
        row.wording(),
        evidence.empty() ? row.wording().contrast() : evidence.critical().label(),
        evidence.claimed(),
        judged.recorded(),
        evidence.margin(),
        evidence.count(),
        evidence.effect(),
        evidence.interval().low(),
        evidence.interval().high(),
        pValue,
        adjusted,
        verdict,
        sensitivity,
        there ? claim.expected(judged.experiment(), scene, row.wording()) : Optional.empty(),
        new Sentence(claim, row, scene.results().selection()).of(verdict, adjusted));
  }
}
