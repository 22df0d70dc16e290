package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Choice;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.List;

/** Figures over all facets of an experiment. */
final class Across {
  private Across() {}

  /** Differences to the baselines, what depends on a data setting, profiles and ranks. */
  static List<Figure> figures(Results results, Baselines baselines) {
    List<Figure> figures = new ArrayList<>();
    Results judged = judged(results);
    figures.addAll(new Forests(Figures.facets(results), baselines).figures());
    if (figures.isEmpty() && results.hasVariants() && !judged.cases().isEmpty()) {
      figures.addAll(new Forests(Figures.facets(judged), baselines).figures());
    }
    figures.addAll(DataDependence.figures(results));
    if (!judged.cases().isEmpty()) {
      List<Facet> facets = Figures.facets(judged);
      Quantity.acrossLosses(judged.cases())
          .flatMap(quantity -> new Profiles(facets, quantity).figure("profile"))
          .ifPresent(figures::add);
      new RankDiagrams(facets).figure("ranks").ifPresent(figures::add);
    }
    return figures;
  }

  /** Where hyperparameters vary, a method with those that the selection rule chooses, if any. */
  private static Results judged(Results results) {
    return results.hasVariants()
        ? results.of(Choice.of(results).stream().flatMap(choice -> choice.best().stream()).toList())
        : results;
  }
}
