package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import java.util.List;

/** What a figure that was asked for says of itself, or why there is none. */
record RequestWords(FigureRequest request, Results results, List<Facet> facets) {

  /** What the figure shows, in a sentence. */
  String caption() {
    Quantity quantity = new Quantity(request.key());
    String words =
        switch (request.kind()) {
          case CURVES, GROUPS -> Figures.sentence(quantity.words()) + " over the updates";
          case WEIGHTS, SIMPLEX -> "Group weights α over the updates";
          case BARS, HEAT_MAP -> Figures.sentence(quantity.words()) + " " + end();
          case TRADE_OFF ->
              Figures.sentence(quantity.words()) + " against the average over groups " + end();
          case AGAINST -> Figures.sentence(quantity.words()) + " " + end();
          case FOREST -> new Forests(facets, new Baselines(request.baseline())).caption();
          case PROFILE -> "Performance profiles over " + quantity.words() + " " + end();
          case RANKS -> new RankDiagrams(facets).caption();
        };
    boolean mean =
        switch (request.kind()) {
          case CURVES, GROUPS, WEIGHTS, SIMPLEX, BARS, HEAT_MAP, TRADE_OFF, AGAINST -> true;
          case FOREST, PROFILE, RANKS -> false;
        };
    return words
        + (mean ? "; " + facets.get(0).meaningOfCurves(results.cases()) : "")
        + (request.traces() ? Traces.meaning(results.cases()) : "");
  }

  private String end() {
    return results.selection().end();
  }

  /** Why there is no panel. */
  String nothing() {
    Quantity quantity = new Quantity(request.key());
    List<String> measured =
        results.cases().stream()
            .flatMap(c -> c.values().keySet().stream())
            .filter(key -> !key.group().isEmpty())
            .map(key -> (key.split() + " " + key.metric().key()).trim())
            .distinct()
            .toList();
    List<String> groups =
        results.cases().stream()
            .flatMap(c -> c.values().keySet().stream())
            .filter(
                key ->
                    key.metric() == request.key().metric()
                        && key.split().equals(request.key().split()))
            .map(SeriesKey::group)
            .distinct()
            .toList();
    return groups.isEmpty()
        ? "no run has %s; the runs have %s".formatted(quantity.words(), String.join(", ", measured))
        : "the runs have nothing that makes the figure %s of %s: %s; groups are %s"
            .formatted(
                request.kind().key(),
                quantity.words(),
                request.kind().needs(),
                String.join(", ", groups));
  }
}
