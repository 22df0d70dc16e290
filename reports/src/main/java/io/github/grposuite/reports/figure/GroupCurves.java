package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Key;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each group has over the steps of training: colour is the method, dash the group. */
final class GroupCurves {
  private GroupCurves() {}

  /** Each group's validation loss. */
  static Optional<Figure> losses(Facet facet, String family) {
    return figure(
        facet,
        family,
        Metric.LOSS,
        new Curves.Titles(
            "group-validation-loss-" + family,
            "Validation loss by group",
            "validation loss",
            facet.of(family)));
  }

  /** The group weights α of the methods that adapt them. */
  static Optional<Figure> weights(Facet facet, String family) {
    return figure(
        facet,
        family,
        Metric.WEIGHT,
        new Curves.Titles(
            "weights-" + family,
            "Group weights α",
            "group weight α",
            facet.of(family).stream().filter(GroupCurves::adaptsWeights).toList()));
  }

  private static Optional<Figure> figure(
      Facet facet, String family, Metric metric, Curves.Titles titles) {
    List<CaseResult> cases = titles.cases();
    List<String> groups =
        cases.stream().flatMap(c -> groups(c, metric).stream()).distinct().toList();
    boolean oneMethod = cases.size() == 1;
    List<Line> lines = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      for (Map.Entry<SeriesKey, Curve> entry : result.curves().entrySet()) {
        if (isOf(metric, entry.getKey())) {
          int group = groups.indexOf(entry.getKey().group());
          Style style = new Style(oneMethod ? group : facet.colour(method), group);
          lines.add(Curves.line(label(groups.get(group)), style, entry.getValue()));
        }
      }
      keys.add(new Key(method.label(), new Style(facet.colour(method), 0)));
    }
    for (int group = 0; group < groups.size(); group++) {
      keys.add(new Key(label(groups.get(group)), Style.ofDash(group)));
    }
    return oneMethod
        ? Curves.figure(facet, cases.get(0).key().method().label(), titles, lines, Key.of(lines))
        : Curves.figure(facet, family.toUpperCase(Locale.ROOT), titles, lines, keys);
  }

  private static List<String> groups(CaseResult result, Metric metric) {
    return result.curves().keySet().stream()
        .filter(key -> isOf(metric, key))
        .map(SeriesKey::group)
        .toList();
  }

  private static boolean isOf(Metric metric, SeriesKey key) {
    return key.metric() == metric && key.ofOneGroup();
  }

  private static boolean adaptsWeights(CaseResult result) {
    return result.curves().entrySet().stream()
        .anyMatch(entry -> isOf(Metric.WEIGHT, entry.getKey()) && !entry.getValue().constant());
  }

  /** A bare number says nothing in a legend. */
  private static String label(String group) {
    return group.chars().allMatch(Character::isDigit) ? "group " + group : group;
  }
}
