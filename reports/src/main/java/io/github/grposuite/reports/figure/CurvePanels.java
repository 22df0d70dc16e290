package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** A measurement over the steps of training. */
record CurvePanels(Facet facet, List<CaseResult> cases, SeriesKey key) {

  /** All methods in one panel; none if no run has the curve. */
  Optional<Panel.Lines> together(String title, boolean traces) {
    List<CaseResult> shown = measured();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    List<Line> means = new ArrayList<>();
    List<Line> thin = new ArrayList<>();
    for (CaseResult result : shown) {
      means.add(Traces.mean(facet.label(result), facet.style(result), curve(result)));
      if (traces) {
        thin.addAll(Traces.of(facet.style(result), result, curve(result)));
      }
    }
    return Optional.of(overUpdates(title, key.words(), means).withTraces(thin));
  }

  /** A panel for each method, with its seeds; none if no method has more than one. */
  Optional<Figure> seeds(String family) {
    List<CaseResult> shown = measured();
    if (shown.stream().allMatch(c -> curve(c).runs().size() < 2)) {
      return Optional.empty();
    }
    List<Panel.Lines> panels = new ArrayList<>();
    for (CaseResult result : shown) {
      SeriesStyle solid = facet.solid(result);
      Line mean = Traces.mean(facet.label(result), solid, curve(result));
      panels.add(
          overUpdates(facet.label(result), key.words(), List.of(mean))
              .withTraces(Traces.of(facet.style(result), result, curve(result)))
              .withKeys(List.of()));
    }
    boolean fromZero =
        key.metric() == Metric.ACCURACY && shown.stream().anyMatch(CaseResult::startsAtReference);
    return facet.figure(
        "worst-" + key.plainWords() + "-" + family,
        facet.heading(
                StringUtils.capitalize(key.words())
                    + (fromZero ? Facet.ACCURACY_FROM_ZERO : "")
                    + ", "
                    + Facet.title(family))
            + "; "
            + facet.meaningOfCurves(shown)
            + Traces.meaning(shown),
        Panel.Lines.alike(panels));
  }

  /** A panel for each group of which a case has the curve. */
  List<Panel.Lines> byGroup(boolean traces) {
    List<Panel.Lines> panels = new ArrayList<>();
    for (String group : groups(cases, key)) {
      new CurvePanels(facet, cases, key.over(group))
          .together(SeriesKey.group(group), traces)
          .map(panel -> panel.withYLabel(key.plainWords()))
          .ifPresent(panels::add);
    }
    return panels;
  }

  /** Each group's validation loss with the seeds, all on one scale. */
  static Optional<Figure> losses(Facet facet, String family) {
    List<CaseResult> cases = facet.of(family);
    SeriesKey loss = new SeriesKey(Metric.LOSS, "validation", "");
    return facet.figure(
        "group-validation-loss-" + family,
        facet.heading("Validation loss by group, " + Facet.title(family))
            + "; "
            + facet.meaningOfCurves(cases)
            + Traces.meaning(cases),
        Panel.Lines.alike(new CurvePanels(facet, cases, loss).byGroup(true)));
  }

  static Panel.Lines overUpdates(String title, String yLabel, List<Line> lines) {
    return new Panel.Lines(title, "update", yLabel, lines);
  }

  /** The groups of which a case has the curve. */
  static List<String> groups(List<CaseResult> cases, SeriesKey key) {
    return Facet.groups(cases.stream().map(CaseResult::curves), key.over(""));
  }

  private List<CaseResult> measured() {
    return cases.stream().filter(c -> c.curves().containsKey(key)).toList();
  }

  private Curve curve(CaseResult result) {
    return result.curves().get(key);
  }
}
