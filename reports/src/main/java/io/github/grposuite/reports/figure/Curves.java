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
import java.util.Locale;
import java.util.Optional;

/** One quantity over the steps of training: all methods together, or each with its seeds. */
final class Curves {
  private final Facet facet;
  private final List<CaseResult> cases;
  private final Quantity quantity;

  Curves(Facet facet, List<CaseResult> cases, Quantity quantity) {
    this.facet = facet;
    this.cases = cases.stream().filter(c -> c.curves().containsKey(quantity.key())).toList();
    this.quantity = quantity;
  }

  /** Of the worst group of the validation set. */
  static Curves worst(Facet facet, String family, Metric metric) {
    return new Curves(facet, facet.of(family), Quantity.of(metric, "validation", SeriesKey.WORST));
  }

  /** All methods in one panel; none if no run has the curve. */
  Optional<LinePanel> together(String title, boolean traces) {
    if (cases.isEmpty()) {
      return Optional.empty();
    }
    LinePanel panel =
        LinePanel.overSteps(
            title,
            quantity.words(),
            cases.stream()
                .map(c -> Traces.mean(facet.label(c), facet.style(c), curve(c)))
                .toList());
    List<Line> thin = new ArrayList<>();
    if (traces) {
      cases.forEach(c -> thin.addAll(Traces.of(facet.style(c), c, curve(c))));
    }
    return Optional.of(panel.with(thin));
  }

  /** A panel for each method, with its seeds; none if no method has more than one. */
  Optional<Figure> seeds(String family) {
    if (cases.stream().allMatch(c -> curve(c).runs().size() < 2)) {
      return Optional.empty();
    }
    List<LinePanel> panels = new ArrayList<>();
    for (CaseResult result : cases) {
      SeriesStyle solid = new SeriesStyle(facet.style(result).colour(), 0);
      Line mean = Traces.mean(facet.label(result), solid, curve(result));
      panels.add(
          LinePanel.overSteps(facet.label(result), quantity.words(), List.of(mean))
              .with(Traces.of(facet.style(result), result, curve(result)))
              .withKeys(List.of()));
    }
    List<Panel> alike = LinePanel.alike(panels);
    return Optional.of(
        new Figure(
            facet.prefix() + Figures.fileName("worst-" + quantity.plainWords() + "-" + family),
            facet.heading(
                    Figures.sentence(quantity.words())
                        + remark()
                        + ", "
                        + family.toUpperCase(Locale.ROOT))
                + "; "
                + facet.meaningOfCurves(cases)
                + Traces.meaning(cases),
            alike));
  }

  /** Why an accuracy may begin at 0. */
  String remark() {
    return quantity.key().metric() == Metric.ACCURACY
            && cases.stream().anyMatch(CaseResult::startsAtReference)
        ? " (0 before the first update, where every margin is 0)"
        : "";
  }

  private Curve curve(CaseResult result) {
    return result.curves().get(quantity.key());
  }
}
