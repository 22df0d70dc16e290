package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Each group's test loss and accuracy at the end of training, and the accuracy before it. */
final class GroupBars {
  private static final String SPLIT = "test";

  private final Facet facet;
  private final List<CaseResult> cases;
  private final List<String> groups;

  private GroupBars(Facet facet, String family) {
    this.facet = facet;
    this.cases = facet.of(family);
    this.groups =
        cases.stream()
            .flatMap(result -> result.last().keySet().stream())
            .filter(key -> key.split().equals(SPLIT) && key.ofOneGroup())
            .map(SeriesKey::group)
            .distinct()
            .toList();
  }

  /** Two panels; none if no test set is measured. */
  static Optional<Figure> figure(Facet facet, String family) {
    GroupBars bars = new GroupBars(facet, family);
    String heading = family.toUpperCase(Locale.ROOT);
    return bars.groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + Figures.fileName("groups-" + family),
                facet.heading("Test loss and accuracy by group at the end of training, " + heading)
                    + "; "
                    + facet.meaning(bars.cases),
                List.of(bars.panel(heading, Metric.LOSS), bars.panel(heading, Metric.ACCURACY))));
  }

  private Panel panel(String heading, Metric metric) {
    List<BarSeries> series = new ArrayList<>();
    if (metric == Metric.ACCURACY) {
      before().ifPresent(series::add);
    }
    for (CaseResult result : cases) {
      int place = facet.colour(result.key().method());
      series.add(
          series(
              result.key().method().label(),
              new Style(place, 0),
              group -> result.last().get(new SeriesKey(metric, SPLIT, group))));
    }
    return new Panel.GroupedBars(
        facet.heading(heading), SPLIT + " " + metric.key(), groups, series);
  }

  /** All methods start from the same policies, so that the first one's will do. */
  private Optional<BarSeries> before() {
    CaseResult first = cases.get(0);
    Function<String, Curve> accuracy =
        group -> first.curves().get(new SeriesKey(Metric.ACCURACY, SPLIT, group));
    boolean measured =
        groups.stream()
            .map(accuracy)
            .allMatch(curve -> curve != null && curve.startsBeforeTraining());
    return measured
        ? Optional.of(
            series(
                "before training", Style.ofDash(0), group -> accuracy.apply(group).points().get(0)))
        : Optional.empty();
  }

  private BarSeries series(String label, Style style, Function<String, Summary> summary) {
    double[] heights = new double[groups.size()];
    double[] errors = new double[groups.size()];
    for (int g = 0; g < heights.length; g++) {
      Summary value = summary.apply(groups.get(g));
      heights[g] = value == null ? Double.NaN : value.mean();
      errors[g] = value == null ? Double.NaN : value.standardError();
    }
    return new BarSeries(label, style, heights, errors);
  }
}
