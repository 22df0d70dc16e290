package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the claims on an experiment, measured but not judged: a verdict depends on the other
 * rows of the claim's file, which may be on other experiments.
 */
public final class ClaimRows {
  private final String experiment;
  private final Results results;
  private final List<Claim> claims;
  private final List<Line> lines;

  /** A row of a claim on some data. */
  record Line(Claim claim, String experiment, Scene scene, Row row, boolean recorded) {}

  private ClaimRows(String experiment, Results results, List<Claim> claims, List<Line> lines) {
    this.experiment = experiment;
    this.results = results.withCurves(key -> false);
    this.claims = List.copyOf(claims);
    this.lines = List.copyOf(lines);
  }

  /**
   * A row for each claim, data setting (or set of blocks), method and baseline, in this order; none
   * of claims on other experiments or other settings, or on several experiments.
   *
   * @param experiment such as {@code synthetic/uneven-imbalanced}
   * @param results of all its data settings
   */
  public static ClaimRows of(String experiment, Results results, List<Claim> claims) {
    List<Claim> own = claims.stream().filter(claim -> claim.on(experiment)).toList();
    List<Line> lines =
        lines(
            experiment,
            Map.of(experiment, results),
            own.stream().filter(claim -> !claim.crossing()).toList());
    lines.forEach(line -> line.row().evidence().pValues(1)); // Kept; experiments in parallel.
    return new ClaimRows(experiment, results, own, lines);
  }

  /** The same experiment for claims that compare others with it. */
  public ClaimRows withoutClaims() {
    return new ClaimRows(experiment, results, List.of(), List.of());
  }

  List<Line> lines() {
    return lines;
  }

  /** Rows of claims that compare experiments, by those that there are. */
  static List<Line> crossing(List<ClaimRows> experiments) {
    Map<String, Results> all = new LinkedHashMap<>();
    experiments.forEach(rows -> all.put(rows.experiment, rows.results));
    Map<String, Claim> claims = new LinkedHashMap<>();
    experiments.forEach(
        rows ->
            rows.claims.stream()
                .filter(Claim::crossing)
                .forEach(claim -> claims.put(claim.name(), claim)));
    List<Line> lines = new ArrayList<>();
    all.keySet().forEach(name -> lines.addAll(lines(name, all, List.copyOf(claims.values()))));
    return lines;
  }

  private static List<Line> lines(
      String experiment, Map<String, Results> experiments, List<Claim> claims) {
    Results results = experiments.get(experiment);
    List<Line> lines = new ArrayList<>();
    for (Claim claim : claims) {
      if (!claim.on(experiment)) {
        continue;
      }
      Optional<SeriesKey> absent = absent(results, claim);
      for (List<List<String>> blocks : blocks(results, claim)) {
        List<Scene> scenes =
            blocks.stream().map(facet -> new Scene(claim, results, facet, experiments)).toList();
        for (Row row : rows(scenes)) {
          Row known =
              absent
                  .map(key -> "no run records " + named(key))
                  .or(() -> otherCheckpoint(results.selection(), claim))
                  .map(obstacle -> row.without(Evidence.none(0, 0, obstacle)))
                  .orElse(row)
                  .remarking(chosenBy(results.selection(), row, claim));
          lines.add(new Line(claim, experiment, scenes.get(0), known, absent.isEmpty()));
        }
      }
    }
    return lines;
  }

  /** The data settings that the claim admits, those of one verdict together. */
  private static List<List<List<String>>> blocks(Results results, Claim claim) {
    List<String> names = results.facetNames();
    Map<List<String>, List<List<String>>> blocks = new LinkedHashMap<>();
    for (List<String> facet : results.facets()) {
      if (claim.where().admits(names, facet)) {
        List<String> rest = new ArrayList<>(facet);
        for (int i = 0; i < names.size(); i++) {
          if (claim.design().blocks().contains(names.get(i))) {
            rest.set(i, "");
          }
        }
        blocks.computeIfAbsent(rest, key -> new ArrayList<>()).add(facet);
      }
    }
    return List.copyOf(blocks.values());
  }

  private static List<Row> rows(List<Scene> scenes) {
    Claim claim = scenes.get(0).claim();
    Design design = claim.design();
    List<List<Row>> rows = scenes.stream().map(scene -> claim.hypothesis().rows(scene)).toList();
    if (design.blocks().isEmpty()) {
      return rows.get(0);
    }
    List<String> names = scenes.stream().map(ClaimRows::block).toList();
    List<Row> together = new ArrayList<>();
    for (int r = 0; r < rows.get(0).size(); r++) {
      int row = r;
      List<Row> own = rows.stream().map(some -> some.get(row)).toList();
      Evidence evidence =
          scenes.size() > 1
              ? Evidence.together(own.stream().map(Row::evidence).toList(), names, design)
              : Evidence.none(0, 0, oneBlock(scenes.get(0)));
      together.add(
          new Row(
              own.get(0).wording(),
              evidence,
              own.stream().flatMap(some -> some.remarks().stream()).distinct().toList()));
    }
    return together;
  }

  private static String oneBlock(Scene scene) {
    List<String> missing =
        scene.claim().design().blocks().stream()
            .filter(path -> !scene.results().facetNames().contains(path))
            .toList();
    return missing.isEmpty()
        ? "there is one block only, and " + block(scene)
        : String.join(", ", missing) + " does not vary in this experiment, so there is one block";
  }

  /** {@code fold: 0}. */
  private static String block(Scene scene) {
    List<String> blocks = scene.claim().design().blocks();
    return scene.results().facetTitle(scene.facet(), blocks::contains);
  }

  private static Optional<SeriesKey> absent(Results results, Claim claim) {
    return claim.keys().stream()
        .filter(key -> results.cases().stream().noneMatch(c -> c.samples().containsKey(key)))
        .findFirst();
  }

  private static Optional<String> otherCheckpoint(Selection selection, Claim claim) {
    return claim.needsExamples() && selection != Selection.LAST
        ? Optional.of(
            "held-out pairs are recorded at the last checkpoint, but runs are judged "
                + selection.moment())
        : Optional.empty();
  }

  private static String named(SeriesKey key) {
    return "the metric %s (split %s, group %s)"
        .formatted(key.metric().key(), key.split().isEmpty() ? "none" : key.split(), key.group());
  }

  /** That a checkpoint was chosen by what is judged, which makes it look better than it is. */
  private static List<String> chosenBy(Selection selection, Row row, Claim claim) {
    boolean same =
        selection.scores().stream()
            .anyMatch(
                key ->
                    claim.keys().stream()
                        .anyMatch(
                            own ->
                                own.metric() == key.metric() && own.split().equals(key.split())));
    return same && !row.evidence().empty()
        ? List.of(
            "checkpoints were chosen by the same %s loss, so that values are better than those of"
                    .formatted(claim.key().split())
                + " new data would be")
        : List.of();
  }
}
