package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
    return bars.figure(
        "groups-",
        "Test loss and accuracy by group " + facet.selection().end(),
        bars.panel(Metric.LOSS, "test", false),
        bars.panel(Metric.ACCURACY, "test", true));
  }

  /** Validation loss beside that before training. */
  static Optional<Panel> validationLoss(Facet facet, String family) {
    return new GroupBars(facet, family).panel(Metric.LOSS, "validation", true);
  }

  /** How often the policy itself prefers the chosen response, beside the same before training. */
  static Optional<Panel> logprobAccuracy(Facet facet, String family) {
    return new GroupBars(facet, family).panel(Metric.LOGPROB_ACCURACY, "test", true);
  }

  @SafeVarargs
  private Optional<Figure> figure(String file, String subject, Optional<Panel>... panels) {
    List<Panel> measured = Stream.of(panels).flatMap(Optional::stream).toList();
    return measured.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + Figures.fileName(file + family),
                facet.heading(subject + ", " + heading()) + "; " + facet.meaning(cases),
                measured));
  }

  /** None if no group has the metric. */
  private Optional<Panel> panel(Metric metric, String split, boolean withStart) {
    List<SeriesKey> keys =
        cases.stream()
            .flatMap(result -> result.values().keySet().stream())
            .filter(key -> key.metric() == metric && key.split().equals(split) && key.ofOneGroup())
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<BarSeries> series = new ArrayList<>();
    if (withStart) {
      start(keys).ifPresent(series::add);
    }
    for (CaseResult result : cases) {
      int place = facet.colour(result.key().method());
      series.add(
          series(
              result.key().method().label(),
              new SeriesStyle(place, 0),
              keys,
              result.values()::get));
    }
    return Optional.of(
        new Panel.GroupedBars(
            facet.heading(heading()),
            split + " " + metric.key().replace("logprob", "log-probability").replace('_', ' '),
            keys.stream().map(SeriesKey::group).toList(),
            series));
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
            series(
                "before training",
                SeriesStyle.ofDash(0),
                keys,
                key -> first.start(key).orElseThrow()))
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

  private String heading() {
    return family.toUpperCase(Locale.ROOT);
  }

  private static BarSeries series(
      String label, SeriesStyle style, List<SeriesKey> keys, Function<SeriesKey, Summary> valueOf) {
    double[] heights = new double[keys.size()];
    double[] errors = new double[keys.size()];
    for (int g = 0; g < heights.length; g++) {
      Summary value = valueOf.apply(keys.get(g));
      heights[g] = value == null ? Double.NaN : value.mean();
      errors[g] = value == null ? Double.NaN : value.standardError();
    }
    return new BarSeries(label, style, heights, errors);
  }
}
