package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each group has over the steps of training: a panel a group, all on one scale. */
final class GroupCurves {
  private GroupCurves() {}

  /** Each group's validation loss. */
  static Optional<Figure> losses(Facet facet, String family) {
    List<CaseResult> cases = facet.of(family);
    List<LinePanel> panels = panels(facet, cases, Quantity.of(Metric.LOSS, "validation", ""), true);
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + Figures.fileName("group-validation-loss-" + family),
                facet.heading("Validation loss by group, " + family.toUpperCase(Locale.ROOT))
                    + "; "
                    + facet.meaningOfCurves(cases)
                    + Traces.meaning(cases),
                LinePanel.alike(panels)));
  }

  /** One for each group of which a case has the curve. */
  static List<LinePanel> panels(
      Facet facet, List<CaseResult> cases, Quantity quantity, boolean traces) {
    List<LinePanel> panels = new ArrayList<>();
    for (String group : groups(cases, quantity)) {
      new Curves(facet, cases, quantity.over(group))
          .together(SeriesKey.group(group), traces)
          .map(panel -> panel.labelled(quantity.plainWords()))
          .ifPresent(panels::add);
    }
    return panels;
  }

  /** The groups of which a case has the curve. */
  static List<String> groups(List<CaseResult> cases, Quantity quantity) {
    return cases.stream()
        .flatMap(c -> c.curves().keySet().stream())
        .filter(key -> key.metric() == quantity.key().metric())
        .filter(key -> key.split().equals(quantity.key().split()) && key.ofOneGroup())
        .map(SeriesKey::group)
        .distinct()
        .toList();
  }
}
