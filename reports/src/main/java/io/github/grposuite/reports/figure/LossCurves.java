package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Validation losses over the steps of training. */
final class LossCurves {
  static final String X_LABEL = "update";

  private LossCurves() {}

  /** The worst group's loss, one line a method. */
  static Optional<Figure> worst(Facet facet, String family) {
    SeriesKey key = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : facet.of(family)) {
      Curve curve = result.curves().get(key);
      if (curve != null) {
        int place = facet.colour(result.key().method());
        lines.add(line(result.key().method().label(), new Style(place, place), curve));
      }
    }
    return figure(
        facet,
        family,
        "worst-validation-loss-" + family,
        "Worst-group validation loss",
        "worst-group validation loss",
        lines);
  }

  /** Each group's loss: colour is the method, dash the group. */
  static Optional<Figure> groups(Facet facet, String family) {
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : facet.of(family)) {
      lines.addAll(byGroup(facet, result, Metric.LOSS));
    }
    return figure(
        facet,
        family,
        "group-validation-loss-" + family,
        "Validation loss by group",
        "validation loss",
        lines);
  }

  /** One line a group. */
  static List<Line> byGroup(Facet facet, CaseResult result, Metric metric) {
    List<Line> lines = new ArrayList<>();
    int group = 0;
    for (Map.Entry<SeriesKey, Curve> entry : result.curves().entrySet()) {
      SeriesKey key = entry.getKey();
      if (key.metric() == metric && key.ofOneGroup()) {
        lines.add(
            line(
                result.key().method().label() + ", " + groupLabel(key.group()),
                new Style(facet.colour(result.key().method()), group++),
                entry.getValue()));
      }
    }
    return lines;
  }

  static Optional<Figure> figure(
      Facet facet, String family, String name, String subject, String yLabel, List<Line> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String loss = family.toUpperCase(Locale.ROOT);
    return Optional.of(
        new Figure(
            facet.prefix() + Figures.fileName(name),
            facet.heading(subject + ", " + loss) + "; " + facet.meaning(facet.of(family)),
            List.of(new Panel.Lines(facet.heading(loss), X_LABEL, yLabel, lines))));
  }

  private static Line line(String label, Style style, Curve curve) {
    double[] steps = new double[curve.steps().length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = curve.steps()[i];
    }
    return new Line(
        label,
        style,
        steps,
        curve.points().stream().mapToDouble(Summary::mean).toArray(),
        curve.points().stream().mapToDouble(Summary::standardError).toArray());
  }

  /** A bare number says nothing in a legend. */
  private static String groupLabel(String group) {
    return group.chars().allMatch(Character::isDigit) ? "group " + group : group;
  }
}
