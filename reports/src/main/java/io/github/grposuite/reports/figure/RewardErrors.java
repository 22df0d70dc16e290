package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reward errors when runs are judged, of the greedy policy and expected under the policy. */
final class RewardErrors {
  private RewardErrors() {}

  /** The worst group's of the greedy policy, as the paper shows it. */
  static Optional<Panel> greedy(Facet facet) {
    return worst(facet, Metric.GREEDY_REWARD_ERROR)
        .map(
            bars ->
                new Panel.Bars(
                    facet.heading("Reward error"), "greedy reward error, worst group", bars));
  }

  /** What the paper does not show: the worst group's expected error, and both errors by group. */
  static Optional<Figure> figure(Facet facet) {
    Optional<Panel> expected =
        worst(facet, Metric.EXPECTED_REWARD_ERROR)
            .map(bars -> new Panel.Bars("Worst group", "expected reward error, worst group", bars));
    return facet.figure(
        "reward-errors",
        facet.heading(
                "Reward errors, expected under the policy and of the greedy policy, "
                    + facet.selection().end())
            + "; "
            + facet.meaning(facet.cases()),
        Stream.of(
                expected,
                byGroup(facet, Metric.EXPECTED_REWARD_ERROR, "Expected, by group"),
                byGroup(facet, Metric.GREEDY_REWARD_ERROR, "Greedy, by group"))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<List<Bar>> worst(Facet facet, Metric metric) {
    return bars(facet, facet.cases(), new SeriesKey(metric, "test", SeriesKey.WORST));
  }

  /** One a case; none if none has a value. */
  static Optional<List<Bar>> bars(Facet facet, List<CaseResult> cases, SeriesKey key) {
    return ComparisonKeys.measured(key, cases)
        ? Optional.of(
            cases.stream()
                .map(
                    result ->
                        SummaryBars.bar(
                            facet.label(result), facet.solid(result), result.summary(key)))
                .toList())
        : Optional.empty();
  }

  private static Optional<Panel> byGroup(Facet facet, Metric metric, String title) {
    return byGroup(facet, facet.cases(), new SeriesKey(metric, "test", ""), title);
  }

  /** Side by side for each group; none if no group was measured. */
  static Optional<Panel> byGroup(Facet facet, List<CaseResult> cases, SeriesKey key, String title) {
    List<String> groups = Facet.groups(cases.stream().map(CaseResult::values), key.over(""));
    List<BarSeries> series = new ArrayList<>();
    for (CaseResult result : cases) {
      List<Summary> values = groups.stream().map(g -> result.summary(key.over(g))).toList();
      series.add(SummaryBars.series(facet.label(result), facet.solid(result), values));
    }
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Panel.GroupedBars(
                title, key.plainWords(), groups.stream().map(SeriesKey::group).toList(), series));
  }
}
