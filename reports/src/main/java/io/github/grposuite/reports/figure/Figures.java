package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the figures of an experiment. */
public final class Figures {
  private Figures() {}

  /**
   * Those of a facet: curves and bars; or, where a hyperparameter is varied, the trade-off over its
   * values.
   *
   * @param results of that facet, with curves
   * @param prefixes of the files of the facets before, to which its own is added
   */
  public static List<Figure> of(Results results, List<String> values, Set<String> prefixes) {
    Facet facet =
        new Facet(
            results.facetTitle(values),
            prefix(values, prefixes),
            results.selection(),
            results.cases());
    if (results.hasVariants()) {
      return TradeOff.figures(results, facet);
    }
    return results.hasTrueRewards() ? ofRewards(facet) : ofPreferences(facet);
  }

  private static List<Figure> ofRewards(Facet facet) {
    List<Figure> figures = new ArrayList<>();
    List<Panel> paper = new ArrayList<>();
    for (String family : facet.families()) {
      Curves.worst(facet, family, Metric.LOSS)
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
    addPaper(
        facet,
        "Worst-group validation loss and worst reward error" + judged(facet),
        paper,
        figures);
    return figures;
  }

  private static List<Figure> ofPreferences(Facet facet) {
    List<Figure> figures = new ArrayList<>();
    List<Panel> paper = new ArrayList<>();
    for (String family : facet.families()) {
      for (Metric metric : List.of(Metric.LOSS, Metric.ACCURACY)) {
        Curves.worst(facet, family, metric)
            .ifPresent(
                figure -> {
                  figures.add(figure);
                  paper.addAll(figure.panels());
                });
      }
      for (Optional<Figure> bars :
          List.of(
              GroupBars.validationLoss(facet, family), GroupBars.logprobAccuracy(facet, family))) {
        bars.ifPresent(
            figure -> {
              figures.add(figure);
              paper.addAll(figure.panels());
            });
      }
      GroupBars.figure(facet, family).ifPresent(figures::add);
      GroupCurves.losses(facet, family).ifPresent(figures::add);
      GroupCurves.weights(facet, family).ifPresent(figures::add);
    }
    boolean logprob = facet.cases().stream().anyMatch(CaseResult::startsAtReference);
    addPaper(
        facet,
        "Worst-group validation loss and accuracy, and validation loss"
            + (logprob ? " and test log-probability accuracy" : "")
            + " by group "
            + facet.selection().end(),
        paper,
        figures);
    return figures;
  }

  /**
   * Puts the panels that the paper shows side by side before all other figures: in rows of three,
   * or of two where that fills the rows and three do not.
   */
  private static void addPaper(
      Facet facet, String subject, List<Panel> panels, List<Figure> figures) {
    if (!panels.isEmpty()) {
      figures.add(
          0,
          new Figure(
              facet.prefix() + "paper",
              facet.heading(subject) + "; " + facet.meaningOfCurves(facet.cases()),
              panels,
              columns(panels.size())));
    }
  }

  /** Nothing for the last checkpoint, where curves end. */
  private static String judged(Facet facet) {
    return facet.selection() == Selection.LAST ? "" : " " + facet.selection().end();
  }

  private static int columns(int panels) {
    return panels % 3 != 0 && panels % 2 == 0 ? 2 : Math.min(panels, 3);
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
