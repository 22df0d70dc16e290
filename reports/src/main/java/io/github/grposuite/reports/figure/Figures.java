package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the figures of an experiment. */
public final class Figures {
  private Figures() {}

  /** Curves and bars; or, where a hyperparameter is varied, the trade-off over its values. */
  public static List<FacetFigures> of(Results results) {
    List<FacetFigures> all = new ArrayList<>();
    Set<String> prefixes = new HashSet<>();
    for (List<String> values : results.facets()) {
      Facet facet =
          new Facet(results.facetTitle(values), prefix(values, prefixes), results.in(values));
      all.add(
          new FacetFigures(
              facet.title(),
              results.hasVariants() ? TradeOff.figures(results, facet) : figures(facet)));
    }
    return all;
  }

  private static List<Figure> figures(Facet facet) {
    List<Figure> figures = new ArrayList<>();
    List<Panel> paper = new ArrayList<>();
    for (String family : facet.families()) {
      Curves.worstLoss(facet, family)
          .ifPresent(
              figure -> {
                figures.add(figure);
                paper.addAll(figure.panels());
              });
      GroupCurves.losses(facet, family).ifPresent(figures::add);
      GroupCurves.weights(facet, family).ifPresent(figures::add);
    }
    RewardErrors.figure(facet)
        .ifPresent(
            figure -> {
              figures.add(figure);
              paper.add(figure.panels().get(0));
            });
    if (!paper.isEmpty()) {
      figures.add(
          0,
          new Figure(
              facet.prefix() + "paper",
              facet.heading("Worst-group validation loss and worst reward error")
                  + "; "
                  + facet.meaning(facet.cases()),
              paper));
    }
    return figures;
  }

  private static String prefix(List<String> values, Set<String> taken) {
    if (values.isEmpty()) {
      return "";
    }
    String name = fileName(String.join("-", values));
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique + "-";
  }

  /** Letters, digits, dots and hyphens; anything else is a hyphen. */
  static String fileName(String text) {
    return text.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|-+$", "");
  }
}
