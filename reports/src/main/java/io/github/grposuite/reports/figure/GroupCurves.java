package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Key;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What each group has over the steps of training: all methods in one panel if there are few groups,
 * else a panel for each method.
 */
final class GroupCurves {
  /** With more, the groups of several methods cannot be told apart in one panel. */
  private static final int FEW_GROUPS = 3;

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
    List<CaseResult> cases =
        titles.cases().stream().filter(c -> !groups(c, metric).isEmpty()).toList();
    List<String> groups =
        cases.stream().flatMap(c -> groups(c, metric).stream()).distinct().toList();
    String heading = family.toUpperCase(Locale.ROOT);
    List<Panel> panels = new ArrayList<>();
    if (cases.size() > 1 && groups.size() <= FEW_GROUPS) {
      panels.add(shared(facet, heading, metric, titles, cases, groups));
    } else {
      cases.forEach(c -> panels.add(ofOne(facet, metric, titles, c, groups)));
    }
    return Curves.figure(
        facet, cases.size() == 1 ? cases.get(0).key().method().label() : heading, titles, panels);
  }

  /** All methods: colour is the method, dash the group. */
  private static Panel shared(
      Facet facet,
      String heading,
      Metric metric,
      Curves.Titles titles,
      List<CaseResult> cases,
      List<String> groups) {
    List<Line> lines = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      int colour = facet.colour(method);
      lines.addAll(lines(result, metric, groups, group -> new Style(colour, group)));
      keys.add(new Key(method.label(), new Style(colour, 0)));
    }
    for (int group = 0; group < groups.size(); group++) {
      keys.add(new Key(label(groups.get(group)), Style.ofDash(group)));
    }
    return Curves.panel(facet, heading, titles, lines, keys);
  }

  /** One method: colour and dash are the group. */
  private static Panel ofOne(
      Facet facet, Metric metric, Curves.Titles titles, CaseResult result, List<String> groups) {
    List<Line> lines = lines(result, metric, groups, group -> new Style(group, group));
    return Curves.panel(facet, result.key().method().label(), titles, lines, Key.of(lines));
  }

  private static List<Line> lines(
      CaseResult result, Metric metric, List<String> groups, IntFunction<Style> styleOf) {
    List<Line> lines = new ArrayList<>();
    result
        .curves()
        .forEach(
            (key, curve) -> {
              if (isOf(metric, key)) {
                Style style = styleOf.apply(groups.indexOf(key.group()));
                lines.add(Curves.line(label(key.group()), style, curve));
              }
            });
    return lines;
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
