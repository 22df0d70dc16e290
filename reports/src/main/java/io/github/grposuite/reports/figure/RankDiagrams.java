package io.github.grposuite.reports.figure;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.CriticalDifference.Ranked;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.inference.Ranks;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.RankedMethods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** Average ranks of methods over blocks, with the critical difference where the test holds. */
final class RankDiagrams {
  private static final int FEWEST_METHODS = 3;
  private static final int FEWEST_BLOCKS = 2;

  private final List<Facet> facets;

  RankDiagrams(List<Facet> facets) {
    this.facets = facets;
  }

  /** Of the worst group's loss in each family, and of what compares losses over all methods. */
  Optional<Figure> figure(String name) {
    List<Panel> panels = new ArrayList<>(panels(ComparisonKeys.WORST_LOSS));
    List<CaseResult> cases = facets.stream().flatMap(facet -> facet.cases().stream()).toList();
    ComparisonKeys.acrossLosses(cases).ifPresent(quantity -> panels.addAll(panels(quantity)));
    return figure(name, panels);
  }

  /** None without a panel. */
  Optional<Figure> figure(String name, List<Panel> panels) {
    return panels.isEmpty() ? Optional.empty() : Optional.of(new Figure(name, caption(), panels));
  }

  String caption() {
    return "Average ranks, 1 is best, "
        + facets.get(0).selection().end()
        + (facets.size() == 1
            ? "; blocks are seeds, and joined methods differ by less than Nemenyi's critical"
                + " difference at 5 %, given with more than 10 blocks"
            : "; blocks are a data setting and a seed each; those of several data settings are not"
                + " independent, so that there is no test");
  }

  /** A loss has a panel a family, anything else one for all methods. */
  List<Panel> panels(SeriesKey quantity) {
    List<Panel> panels = new ArrayList<>();
    if (!ComparisonKeys.withinFamily(quantity)) {
      panel("all methods", "", quantity).ifPresent(panels::add);
      return panels;
    }
    for (String family : facets.get(0).families()) {
      panel(Facet.title(family), family, quantity).ifPresent(panels::add);
    }
    return panels;
  }

  private Optional<Panel> panel(String title, String family, SeriesKey quantity) {
    List<CaseResult> cases = new ArrayList<>();
    for (Facet facet : facets) {
      facet.methods().forEach(method -> cases.add(facet.of(method).get(0)));
    }
    return RankedMethods.of(cases, quantity, title, family)
        .filter(ranked -> ranked.methods().size() >= FEWEST_METHODS)
        .filter(ranked -> ranked.blocks().size() >= FEWEST_BLOCKS)
        .map(ranked -> panel(ranked, quantity));
  }

  private Panel panel(RankedMethods ranked, SeriesKey quantity) {
    Ranks ranks = ranked.over(Optional.empty()).orElseThrow();
    List<Ranked> shown = new ArrayList<>();
    for (int m = 0; m < ranked.methods().size(); m++) {
      MethodInfo method = ranked.methods().get(m);
      SeriesStyle style = facets.get(0).styles().of(method);
      shown.add(new Ranked(method.label(), style, ranks.averageRanks()[m]));
    }
    int failed = ranked.blocks().stream().mapToInt(RankedMethods.RankBlock::failed).sum();
    return new Panel.CriticalDifference(
        "%s, %s, %s blocks%s"
            .formatted(
                StringUtils.capitalize(quantity.words()),
                ranked.title(),
                ranked.blocks().size(),
                failed == 0 ? "" : ", " + failed + " failed"),
        shown,
        ranks.criticalDifference().orElse(Double.NaN),
        ranks.cliques().stream().map(c -> Arrays.stream(c).boxed().toList()).toList());
  }
}
