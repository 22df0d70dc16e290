package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each group has when runs are judged, and what it had before training. */
final class GroupBars {
  /** Relative difference of starting values up to which they are the same. */
  private static final double ROUNDING = 1e-3;

  private final Facet facet;
  private final List<CaseResult> cases;
  private final String family;

  private GroupBars(Facet facet, String family) {
    this.facet = facet;
    this.cases = facet.of(family);
    this.family = family;
  }

  /** Test loss, and test accuracy beside that before training. */
  static Optional<Figure> figure(Facet facet, String family) {
    GroupBars bars = new GroupBars(facet, family);
    return facet.figure(
        "groups-" + family,
        facet.heading(
                "Test loss and accuracy by group "
                    + facet.selection().end()
                    + ", "
                    + Facet.title(family))
            + "; "
            + facet.meaning(bars.cases),
        Stream.of(bars.panel(Metric.LOSS, "test", false), bars.panel(Metric.ACCURACY, "test", true))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Validation loss beside that before training. */
  static Optional<Panel> validationLoss(Facet facet, String family) {
    return new GroupBars(facet, family).panel(Metric.LOSS, "validation", true);
  }

  /** How often the policy itself prefers the chosen response, beside the same before training. */
  static Optional<Panel> logprobAccuracy(Facet facet, String family) {
    return new GroupBars(facet, family).panel(Metric.LOGPROB_ACCURACY, "test", true);
  }

  /** None if no group has the metric. */
  private Optional<Panel> panel(Metric metric, String split, boolean withStart) {
    SeriesKey any = new SeriesKey(metric, split, "");
    List<String> groups = Facet.groups(cases.stream().map(CaseResult::values), any);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<SeriesKey> keys = groups.stream().map(any::over).toList();
    List<BarSeries> series = new ArrayList<>();
    if (withStart) {
      start(keys).ifPresent(series::add);
    }
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      SeriesStyle style = facet.solid(method);
      List<Summary> values = keys.stream().map(result::summary).toList();
      series.add(SummaryBars.series(method.label(), style, values));
    }
    return Optional.of(
        new Panel.GroupedBars(
            facet.heading(Facet.title(family)), any.plainWords(), groups, series));
  }

  /**
   * All methods start from the same policies, so that the first one's will do; but not where their
   * losses differ from the start, as under different β.
   */
  private Optional<BarSeries> start(List<SeriesKey> keys) {
    List<CaseResult> measured =
        cases.stream().filter(c -> keys.stream().allMatch(k -> c.start(k).isPresent())).toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    CaseResult first = measured.get(0);
    return measured.stream().allMatch(other -> startsAlike(first, other, keys))
        ? Optional.of(
            SummaryBars.series(
                "before training",
                SeriesStyle.ofDash(0),
                keys.stream().map(key -> first.start(key).orElseThrow()).toList()))
        : Optional.empty();
  }

  /** Up to rounding; a row that lacks seeds says nothing. */
  private static boolean startsAlike(CaseResult first, CaseResult other, List<SeriesKey> keys) {
    return first.done() != other.done()
        || keys.stream()
            .allMatch(
                key -> {
                  double expected = first.start(key).orElseThrow().mean();
                  double found = other.start(key).orElseThrow().mean();
                  return !(Math.abs(expected - found) > ROUNDING * Math.abs(expected));
                });
  }
}
