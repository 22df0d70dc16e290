package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.ExampleLosses;
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
  private final List<ClaimRow> rows;

  private ClaimRows(String experiment, Results results, List<Claim> claims, List<ClaimRow> rows) {
    this.experiment = experiment;
    this.results = results.withCurves(key -> false);
    this.claims = List.copyOf(claims);
    this.rows = List.copyOf(rows);
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
    List<ClaimRow> rows =
        rows(
            experiment,
            Map.of(experiment, results),
            own.stream().filter(claim -> !claim.crossing()).toList());
    rows.parallelStream().forEach(row -> row.evidence().pValues(1)); // It keeps them.
    return new ClaimRows(experiment, results, own, rows);
  }

  /** The same experiment for claims that compare others with it. */
  public ClaimRows withoutClaims() {
    return new ClaimRows(experiment, results, List.of(), List.of());
  }

  List<ClaimRow> rows() {
    return rows;
  }

  /** Rows of claims that compare experiments, by those that there are. */
  static List<ClaimRow> crossing(List<ClaimRows> experiments) {
    Map<String, Results> all = new LinkedHashMap<>();
    Map<String, Claim> claims = new LinkedHashMap<>();
    for (ClaimRows rows : experiments) {
      all.put(rows.experiment, rows.results);
      rows.claims.stream()
          .filter(Claim::crossing)
          .forEach(claim -> claims.put(claim.name(), claim));
    }
    return all.keySet().stream()
        .flatMap(name -> rows(name, all, List.copyOf(claims.values())).stream())
        .toList();
  }

  private static List<ClaimRow> rows(
      String experiment, Map<String, Results> experiments, List<Claim> claims) {
    Results results = experiments.get(experiment);
    List<ClaimRow> rows = new ArrayList<>();
    for (Claim claim : claims) {
      if (!claim.on(experiment)) {
        continue;
      }
      for (List<List<String>> blocks : blocks(results, claim)) {
        List<ClaimScope> scopes =
            blocks.stream()
                .map(facet -> new ClaimScope(claim, experiment, facet, experiments))
                .toList();
        Optional<String> obstacle =
            scopes
                .get(0)
                .absent()
                .map(key -> "no run records " + named(key))
                .or(() -> otherCheckpoint(results.selection(), claim));
        for (ClaimRow row : rows(scopes)) {
          rows.add(
              obstacle
                  .map(why -> row.without(Evidence.none(0, 0, why)))
                  .orElse(row)
                  .remarking(chosenBy(results.selection(), row, claim)));
        }
      }
    }
    return rows;
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

  private static List<ClaimRow> rows(List<ClaimScope> scopes) {
    Claim claim = scopes.get(0).claim();
    Design design = claim.design();
    List<List<ClaimRow>> rows =
        scopes.stream().map(scope -> claim.hypothesis().rows(scope)).toList();
    if (design.blocks().isEmpty()) {
      return rows.get(0);
    }
    List<String> names = scopes.stream().map(ClaimRows::block).toList();
    List<ClaimRow> together = new ArrayList<>();
    for (int r = 0; r < rows.get(0).size(); r++) {
      int row = r;
      List<ClaimRow> own = rows.stream().map(some -> some.get(row)).toList();
      Evidence evidence =
          scopes.size() > 1
              ? Evidence.together(own.stream().map(ClaimRow::evidence).toList(), names, design)
              : Evidence.none(0, 0, oneBlock(scopes.get(0)));
      together.add(
          new ClaimRow(
              scopes.get(0),
              own.get(0).wording(),
              evidence,
              own.stream().flatMap(some -> some.remarks().stream()).distinct().toList()));
    }
    return together;
  }

  private static String oneBlock(ClaimScope scope) {
    List<String> missing =
        scope.claim().design().blocks().stream()
            .filter(path -> !scope.results().facetNames().contains(path))
            .toList();
    return missing.isEmpty()
        ? "there is one block only, and " + block(scope)
        : String.join(", ", missing) + " does not vary in this experiment, so there is one block";
  }

  /** {@code fold: 0}. */
  private static String block(ClaimScope scope) {
    List<String> blocks = scope.claim().design().blocks();
    return scope.results().facetTitle(scope.facet(), blocks::contains);
  }

  private static Optional<String> otherCheckpoint(Selection selection, Claim claim) {
    return claim.needsExamples() && ExampleLosses.file(selection).isEmpty()
        ? Optional.of(
            "held-out pairs are recorded at the last checkpoint and at that of the lowest own"
                + " objective, but runs are judged "
                + selection.moment())
        : Optional.empty();
  }

  private static String named(SeriesKey key) {
    return "the metric %s (split %s, group %s)"
        .formatted(key.metric().key(), key.split().isEmpty() ? "none" : key.split(), key.group());
  }

  /** That a checkpoint was chosen by what is judged, which makes it look better than it is. */
  private static List<String> chosenBy(Selection selection, ClaimRow row, Claim claim) {
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
