package io.github.grposuite.reports.figure;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Choice;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the figures of an experiment: those of each facet, and those across all of them. */
public final class Figures {
  /** More of a facet are not drawn. */
  private static final int MOST = 24;

  private static final int LONGEST_PREFIX = 60;

  private Figures() {}

  /**
   * Those of a facet: the paper's panels, curves with their seeds, and bars; or, where
   * hyperparameters are varied, what their values lead to.
   *
   * @param results of that facet, with curves
   * @param prefixes of the files of the facets before, to which its own is added
   */
  public static List<Figure> of(Results results, List<String> values, Set<String> prefixes) {
    Facet facet = Facet.of(results, values, prefix(values, prefixes));
    if (results.hasVariants()) {
      return ofVariants(results, facet);
    }
    return results.hasTrueRewards() ? ofRewards(facet) : ofPreferences(facet);
  }

  /**
   * Those across all facets: differences to the baselines, ranks, profiles, and what depends on a
   * data setting.
   *
   * @param results of all facets; curves are not needed
   * @param baselines what methods are compared with
   */
  public static List<Figure> across(Results results, Baselines baselines) {
    List<Figure> figures = new ArrayList<>();
    Results judged = judged(results);
    figures.addAll(new Forests(facets(results), baselines).figures());
    if (figures.isEmpty() && results.hasVariants() && !judged.cases().isEmpty()) {
      figures.addAll(new Forests(facets(judged), baselines).figures());
    }
    figures.addAll(DataDependence.figures(results));
    new DataHeatMaps(results).figure().ifPresent(figures::add);
    if (!judged.cases().isEmpty()) {
      List<Facet> facets = facets(judged);
      ComparisonKeys.acrossLosses(judged.cases())
          .flatMap(key -> new Profiles(facets, key).figure("profile"))
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

  static List<Facet> facets(Results results) {
    return results.facets().stream().map(values -> Facet.of(results, values, "")).toList();
  }

  private static List<Figure> ofVariants(Results results, Facet facet) {
    List<Figure> figures = new ArrayList<>();
    Convergence.figure(results, facet.prefix() + "convergence").ifPresent(figures::add);
    figures.addAll(TradeOff.figures(facet));
    figures.addAll(new HeatMaps(facet, Optional.empty()).figures());
    figures.addAll(RandomSearch.figures(facet));
    new ParetoFront(facet, Optional.empty()).figure("front").ifPresent(figures::add);
    return unique(first(figures));
  }

  private static List<Figure> ofRewards(Facet facet) {
    List<Panel> paper = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String family : facet.families()) {
      worst(facet, family, Metric.LOSS, paper, figures);
      CurvePanels.losses(facet, family).ifPresent(figures::add);
    }
    RewardErrors.greedy(facet).ifPresent(paper::add);
    RewardErrors.figure(facet).ifPresent(figures::add);
    GroupWeightCurves.figure(facet).ifPresent(figures::add);
    new ParetoFront(facet, Optional.empty()).figure("front").ifPresent(figures::add);
    addPaper(
        facet,
        "Worst-group validation loss and worst reward error" + facet.judged(),
        paper,
        figures);
    return figures;
  }

  private static List<Figure> ofPreferences(Facet facet) {
    List<Panel> paper = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String family : facet.families()) {
      worst(facet, family, Metric.LOSS, paper, figures);
      worst(facet, family, Metric.ACCURACY, paper, figures);
      GroupBars.validationLoss(facet, family).ifPresent(paper::add);
      GroupBars.logprobAccuracy(facet, family).ifPresent(paper::add);
      GroupBars.figure(facet, family).ifPresent(figures::add);
      CurvePanels.losses(facet, family).ifPresent(figures::add);
    }
    GroupWeightCurves.figure(facet).ifPresent(figures::add);
    new ParetoFront(facet, Optional.empty()).figure("front").ifPresent(figures::add);
    boolean logprob = facet.cases().stream().anyMatch(CaseResult::startsAtReference);
    addPaper(
        facet,
        "Worst-group validation loss and accuracy"
            + (logprob ? Facet.ACCURACY_FROM_ZERO : "")
            + ", and validation loss"
            + (logprob ? " and test log-probability accuracy" : "")
            + " by group "
            + facet.selection().end(),
        paper,
        figures);
    return figures;
  }

  /** All methods together for the paper's figure, and each with its seeds as a figure. */
  private static void worst(
      Facet facet, String family, Metric metric, List<Panel> paper, List<Figure> figures) {
    SeriesKey key = new SeriesKey(metric, "validation", SeriesKey.WORST);
    CurvePanels curves = new CurvePanels(facet, facet.of(family), key);
    curves.together(facet.heading(Facet.title(family)), false).ifPresent(paper::add);
    curves.seeds(family).ifPresent(figures::add);
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

  private static int columns(int panels) {
    return panels % 3 != 0 && panels % 2 == 0 ? 2 : Math.min(panels, 3);
  }

  /** Many settings have too many; the last that is drawn says so. */
  private static List<Figure> first(List<Figure> figures) {
    if (figures.size() <= MOST) {
      return figures;
    }
    List<Figure> shown = new ArrayList<>(figures.subList(0, MOST));
    Figure last = shown.get(MOST - 1);
    String more = ". %s more figures like this are not drawn".formatted(figures.size() - MOST);
    shown.set(
        MOST - 1, new Figure(last.name(), last.caption() + more, last.panels(), last.columns()));
    return shown;
  }

  /** A name that is taken gets a number. */
  private static List<Figure> unique(List<Figure> figures) {
    Set<String> names = new HashSet<>();
    List<Figure> unique = new ArrayList<>();
    for (Figure figure : figures) {
      String name = unique(figure.name(), names);
      unique.add(new Figure(name, figure.caption(), figure.panels(), figure.columns()));
    }
    return unique;
  }

  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private static String prefix(List<String> values, Set<String> taken) {
    String name = fileName(values.stream().map(SettingValue::of).collect(joining("-")));
    String cut = name.substring(0, Math.min(name.length(), LONGEST_PREFIX));
    return values.isEmpty() ? "" : unique(fileName(cut), taken) + "-";
  }

  /** Letters, digits, dots and hyphens; anything else is a hyphen. */
  static String fileName(String text) {
    return text.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|-+$", "");
  }
}
