package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The worst group's reward error at the end of training, greedy and expected. */
final class RewardErrors {
  private RewardErrors() {}

  static Optional<Figure> figure(Facet facet) {
    List<Panel> panels = new ArrayList<>();
    panel(facet, Metric.GREEDY_REWARD_ERROR, "greedy").ifPresent(panels::add);
    panel(facet, Metric.EXPECTED_REWARD_ERROR, "expected").ifPresent(panels::add);
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + "worst-reward-error",
                facet.heading("Worst reward error " + facet.selection().end())
                    + "; "
                    + facet.meaning(facet.cases()),
                panels));
  }

  private static Optional<Panel> panel(Facet facet, Metric metric, String policy) {
    SeriesKey key = new SeriesKey(metric, "test", SeriesKey.WORST);
    List<Bar> bars = new ArrayList<>();
    for (CaseResult result : facet.cases()) {
      Summary summary = result.values().getOrDefault(key, Summary.of());
      int place = facet.colour(result.key().method());
      bars.add(
          new Bar(
              result.key().method().label(),
              new Style(place, 0),
              summary.mean(),
              summary.standardError()));
    }
    return bars.stream().noneMatch(bar -> Double.isFinite(bar.height()))
        ? Optional.empty()
        : Optional.of(
            new Panel.Bars(
                facet.heading("Reward error"), policy + " reward error, worst group", bars));
  }
}
