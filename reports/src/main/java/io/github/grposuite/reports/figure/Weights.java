package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The group weights α over the steps of training, of the methods that adapt them. */
final class Weights {
  private Weights() {}

  static Optional<Figure> figure(Facet facet, String family) {
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : facet.of(family)) {
      if (adaptsWeights(result)) {
        lines.addAll(LossCurves.byGroup(facet, result, Metric.WEIGHT));
      }
    }
    return LossCurves.figure(
        facet, family, "weights-" + family, "Group weights α", "group weight α", lines);
  }

  private static boolean adaptsWeights(CaseResult result) {
    return result.curves().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().metric() == Metric.WEIGHT
                    && entry.getKey().ofOneGroup()
                    && !entry.getValue().constant());
  }
}
