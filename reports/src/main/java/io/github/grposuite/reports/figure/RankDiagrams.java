package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.CriticalDifference.Ranked;
import io.github.grposuite.reports.inference.Ranks;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Average ranks of methods over blocks of a facet and seed, with the critical difference. */
final class RankDiagrams {
  private static final int FEWEST_METHODS = 3;
  private static final int MOST_METHODS = 20;
  private static final int FEWEST_BLOCKS = 2;

  private final List<Facet> facets;

  RankDiagrams(List<Facet> facets) {
    this.facets = facets;
  }

  /** Of the worst group's loss in each family, and of what compares losses over all methods. */
  Optional<Figure> figure(String name) {
    List<Panel> panels = new ArrayList<>(panels(Quantity.WORST_LOSS));
    List<CaseResult> cases = facets.stream().flatMap(facet -> facet.cases().stream()).toList();
    Quantity.acrossLosses(cases).ifPresent(quantity -> panels.addAll(panels(quantity)));
    return figure(name, panels);
  }

  /** None without a panel. */
  Optional<Figure> figure(String name, List<Panel> panels) {
    return panels.isEmpty() ? Optional.empty() : Optional.of(new Figure(name, caption(), panels));
  }

  String caption() {
    return "Average ranks, 1 is best, "
        + facets.get(0).selection().end()
        + "; joined methods differ by less than Nemenyi's critical difference at 5 %. Blocks are"
        + " a data setting and a seed each: those of one data setting are not independent, so that"
        + " the difference is a guide rather than a test";
  }

  /** A loss has a panel a family, anything else one for all methods. */
  List<Panel> panels(Quantity quantity) {
    List<MethodInfo> methods = facets.get(0).methods();
    List<Panel> panels = new ArrayList<>();
    if (!quantity.isLoss()) {
      panel("all methods", methods, quantity).ifPresent(panels::add);
      return panels;
    }
    for (String family : facets.get(0).families()) {
      List<MethodInfo> own = methods.stream().filter(m -> m.family().equals(family)).toList();
      panel(family.toUpperCase(Locale.ROOT), own, quantity).ifPresent(panels::add);
    }
    return panels;
  }

  private Optional<Panel> panel(String title, List<MethodInfo> methods, Quantity quantity) {
    List<double[]> blocks = new ArrayList<>();
    for (Facet facet : facets) {
      add(facet, methods, quantity, blocks);
    }
    if (methods.size() < FEWEST_METHODS
        || methods.size() > MOST_METHODS
        || blocks.size() < FEWEST_BLOCKS) {
      return Optional.empty();
    }
    Ranks ranks = Ranks.of(blocks.toArray(double[][]::new));
    List<Ranked> ranked = new ArrayList<>();
    for (int m = 0; m < methods.size(); m++) {
      CaseResult any = facets.get(0).of(methods.get(m)).get(0);
      ranked.add(
          new Ranked(
              methods.get(m).label(), facets.get(0).styleAcross(any), ranks.averageRanks()[m]));
    }
    return Optional.of(
        new Panel.CriticalDifference(
            Figures.sentence(quantity.words()) + ", " + title + ", " + blocks.size() + " blocks",
            ranked,
            ranks.criticalDifference(),
            ranks.cliques().stream().map(c -> Arrays.stream(c).boxed().toList()).toList()));
  }

  /** The seeds that all methods ran; a run that diverged is last. */
  private static void add(
      Facet facet, List<MethodInfo> methods, Quantity quantity, List<double[]> blocks) {
    List<CaseResult> cases =
        methods.stream()
            .flatMap(method -> facet.of(method).stream().limit(1))
            .filter(c -> c.samples().containsKey(quantity.key()))
            .toList();
    if (cases.isEmpty() || cases.size() < methods.size()) {
      return;
    }
    for (long seed : cases.get(0).seeds()) {
      if (cases.stream().allMatch(c -> c.seeds().contains(seed))) {
        blocks.add(cases.stream().mapToDouble(c -> score(c, quantity, seed)).toArray());
      }
    }
  }

  private static double score(CaseResult result, Quantity quantity, long seed) {
    double value = result.samples().get(quantity.key())[result.seeds().indexOf(seed)];
    if (Double.isNaN(value)) {
      return Double.POSITIVE_INFINITY;
    }
    return quantity.lowerIsBetter() ? value : -value;
  }
}
