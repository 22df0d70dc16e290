package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Key;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures over the steps of training. */
final class Curves {
  private Curves() {}

  /**
   * How a figure is called.
   *
   * @param file its name without ending
   * @param subject what the caption begins with
   * @param yLabel the axis
   * @param cases what it shows
   */
  record Titles(String file, String subject, String yLabel, List<CaseResult> cases) {}

  /** The worst group's validation loss or accuracy, one line a method. */
  static Optional<Figure> worst(Facet facet, String family, Metric metric) {
    SeriesKey key = new SeriesKey(metric, "validation", SeriesKey.WORST);
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : facet.of(family)) {
      Curve curve = result.curves().get(key);
      if (curve != null) {
        int place = facet.colour(result.key().method());
        lines.add(line(result.key().method().label(), new Style(place, place), curve));
      }
    }
    boolean atReference = facet.of(family).stream().anyMatch(CaseResult::startsAtReference);
    Titles titles =
        new Titles(
            "worst-validation-" + metric.key() + "-" + family,
            "Worst-group validation "
                + metric.key()
                + (metric == Metric.ACCURACY && atReference
                    ? " (0 before the first update, where every margin is 0)"
                    : ""),
            "worst-group validation " + metric.key(),
            facet.of(family));
    String heading = family.toUpperCase(Locale.ROOT);
    return lines.isEmpty()
        ? Optional.empty()
        : figure(
            facet, heading, titles, List.of(panel(facet, heading, titles, lines, Key.of(lines))));
  }

  /** None if there is no panel. */
  static Optional<Figure> figure(Facet facet, String heading, Titles titles, List<Panel> panels) {
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + Figures.fileName(titles.file()),
                facet.heading(titles.subject() + ", " + heading)
                    + "; "
                    + facet.meaningOfCurves(titles.cases()),
                panels));
  }

  static Panel panel(Facet facet, String heading, Titles titles, List<Line> lines, List<Key> keys) {
    return new Panel.Lines(
        facet.heading(heading), "update", titles.yLabel(), lines, keys, List.of());
  }

  static Line line(String label, Style style, Curve curve) {
    return Line.withError(
        label,
        style,
        Arrays.stream(curve.steps()).asDoubleStream().toArray(),
        curve.points().stream().mapToDouble(Summary::mean).toArray(),
        curve.points().stream().mapToDouble(Summary::standardError).toArray());
  }
}
