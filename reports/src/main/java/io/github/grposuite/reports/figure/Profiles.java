package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.PerformanceProfile;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Performance profiles: which part of a method's runs scores above each threshold. */
final class Profiles {
  /** Pointwise limits of a picture need no more. */
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 2021, 0.95);

  private static final int MOST_THRESHOLDS = 61;

  /** Lower than any threshold. */
  private static final double DIVERGED = -Double.MAX_VALUE;

  private final List<Facet> facets;
  private final SeriesKey quantity;

  Profiles(List<Facet> facets, SeriesKey quantity) {
    this.facets = facets;
    this.quantity = quantity;
  }

  /** None if no method has a run with the quantity in every facet. */
  Optional<Figure> figure(String name) {
    List<MethodInfo> methods =
        facets.get(0).methods().stream().filter(method -> !strata(method).isEmpty()).toList();
    double[] scores =
        methods.stream()
            .flatMap(method -> strata(method).stream())
            .flatMapToDouble(Arrays::stream)
            .filter(score -> score > DIVERGED)
            .toArray();
    if (scores.length == 0) {
      return Optional.empty();
    }
    double[] thresholds = thresholds(scores);
    List<Line> lines = new ArrayList<>();
    for (MethodInfo method : methods) {
      PerformanceProfile profile = PerformanceProfile.of(strata(method), thresholds, BOOTSTRAP);
      lines.add(
          new Line(
              method.label(),
              facets.get(0).styles().of(method),
              thresholds,
              profile.fractions(),
              profile.low(),
              profile.high()));
    }
    return Optional.of(new Figure(name, caption(), List.of(panel(lines))));
  }

  private Panel panel(List<Line> lines) {
    return new Panel.Lines(
        "Performance profiles",
        "score τ: " + score(),
        "fraction of runs with a score above τ",
        lines);
  }

  private String caption() {
    List<CaseResult> cases = facets.stream().flatMap(facet -> facet.cases().stream()).toList();
    return "Performance profiles over "
        + score()
        + ", "
        + facets.get(0).selection().end()
        + ": "
        + Facet.seeds(cases, c -> c.done() + c.failed().size())
        + (facets.size() == 1 ? "" : " of each of " + facets.size() + " data settings")
        + ", pointwise 95 % bootstrap limits; runs that failed or diverged score below every"
        + " threshold";
  }

  private String score() {
    if (!quantity.lowerIsBetter()) {
      return quantity.words();
    }
    return (bounded() ? "1 − " : "− ") + quantity.words();
  }

  private boolean bounded() {
    return quantity.metric() == Metric.GREEDY_REWARD_ERROR
        || quantity.metric() == Metric.EXPECTED_REWARD_ERROR;
  }

  /** The method's scores in each facet; empty if it has none in one of them. */
  private List<double[]> strata(MethodInfo method) {
    List<double[]> strata = new ArrayList<>();
    for (Facet facet : facets) {
      double[] scores =
          facet.of(method).stream()
              .flatMapToDouble(c -> sample(c))
              .map(value -> Double.isFinite(value) ? score(value) : DIVERGED)
              .toArray();
      if (scores.length == 0) {
        return List.of();
      }
      strata.add(scores);
    }
    return strata;
  }

  /** Not a number for a run that failed. */
  private DoubleStream sample(CaseResult result) {
    return DoubleStream.concat(
        DoubleStream.of(result.samples().getOrDefault(quantity, new double[0])),
        result.failed().stream().mapToDouble(seed -> Double.NaN));
  }

  private double score(double value) {
    return quantity.lowerIsBetter() ? (bounded() ? 1 - value : -value) : value;
  }

  /** Evenly over what there is, and a little beyond, where fractions are 1 and 0. */
  private static double[] thresholds(double[] scores) {
    double low = DoubleStream.of(scores).min().orElseThrow();
    double high = DoubleStream.of(scores).max().orElseThrow();
    double margin = high > low ? 0.02 * (high - low) : 0.02;
    double step = (high - low + 2 * margin) / (MOST_THRESHOLDS - 1);
    return IntStream.range(0, MOST_THRESHOLDS).mapToDouble(i -> low - margin + i * step).toArray();
  }
}
