package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.LegendEntry;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.Points.Point;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The worst group against the average over groups, a point for each method or setting, with the
 * Pareto front; one panel for each loss, for different losses are on different scales.
 */
final class ParetoFront {
  /** With more points only those on the front are labelled. */
  private static final int MOST_LABELS = 16;

  private final Facet facet;
  private final Optional<SeriesKey> asked;

  /**
   * @param asked of the worst group; empty for what is comparable
   */
  ParetoFront(Facet facet, Optional<SeriesKey> asked) {
    this.facet = facet;
    this.asked = asked;
  }

  /** None if no loss has two points. */
  Optional<Figure> figure(String name) {
    List<Panel> panels = new ArrayList<>();
    for (String family : facet.families()) {
      panel(family).ifPresent(panels::add);
    }
    return facet.figure(
        name,
        facet.heading("Worst group against average over groups, " + facet.selection().end())
            + settings()
            + "; the line joins what nothing else beats on both; "
            + facet.meaning(facet.cases()),
        panels);
  }

  /** What the labels of points are. */
  private String settings() {
    List<String> names = facet.variantNames().stream().map(SettingName::of).distinct().toList();
    return facet.hasVariants() ? "; labels are " + String.join(", ", names) : "";
  }

  private Optional<Panel> panel(String family) {
    List<CaseResult> cases = facet.of(family);
    boolean scalesLoss =
        Varied.of(facet).stream()
            .anyMatch(v -> v.method().family().equals(family) && v.scalesLoss());
    SeriesKey worst = asked.orElseGet(() -> ComparisonKeys.ofOneLoss(scalesLoss, cases));
    SeriesKey average = worst.over(SeriesKey.AVERAGE);
    List<CaseResult> shown =
        cases.stream()
            .filter(c -> c.summary(worst).finite() && c.summary(average).finite())
            .toList();
    if (shown.size() < 2) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (CaseResult result : shown) {
      boolean onFront = shown.stream().noneMatch(o -> dominates(worst, average, o, result));
      Summary x = result.summary(average);
      Summary y = result.summary(worst);
      points.add(
          new Point(
              shown.size() <= MOST_LABELS || onFront ? label(result) : "",
              style(result),
              x.mean(),
              y.mean(),
              x.standardError(),
              y.standardError(),
              onFront));
    }
    return Optional.of(
        new Panel.Points(Facet.title(family), average.words(), worst.words(), points, keys(shown)));
  }

  private static boolean dominates(
      SeriesKey worst, SeriesKey average, CaseResult other, CaseResult result) {
    double[] mine = {result.summary(worst).mean(), result.summary(average).mean()};
    double[] its = {other.summary(worst).mean(), other.summary(average).mean()};
    boolean noWorse = !worst.better(mine[0], its[0]) && !average.better(mine[1], its[1]);
    return noWorse && (worst.better(its[0], mine[0]) || average.better(its[1], mine[1]));
  }

  private SeriesStyle style(CaseResult result) {
    return facet.solid(result.key().method());
  }

  /** Without variants the labels say it. */
  private List<LegendEntry> keys(List<CaseResult> shown) {
    return facet.hasVariants()
        ? shown.stream()
            .map(result -> new LegendEntry(result.key().method().label(), style(result)))
            .distinct()
            .toList()
        : List.of();
  }

  private String label(CaseResult result) {
    List<String> values =
        result.key().variant().stream().filter(v -> !v.isEmpty()).map(SettingValue::of).toList();
    return facet.hasVariants() && !values.isEmpty()
        ? String.join(", ", values)
        : result.key().method().label();
  }
}
