package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Summary;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures compare cases by, with its name in words and its direction. */
record Quantity(SeriesKey key) {
  static final Quantity WORST_LOSS = of(Metric.LOSS, "validation", SeriesKey.WORST);
  static final Quantity AVERAGE_LOSS = WORST_LOSS.over(SeriesKey.AVERAGE);
  static final Quantity LOSS_GAP = WORST_LOSS.over(SeriesKey.GAP);

  static Quantity of(Metric metric, String split, String group) {
    return new Quantity(new SeriesKey(metric, split, group));
  }

  /**
   * What can be compared between methods that minimise different losses: the worst group's greedy
   * reward error where rewards are known, else its test accuracy; empty if neither was measured.
   */
  static Optional<Quantity> acrossLosses(Collection<CaseResult> cases) {
    return Stream.of(Metric.GREEDY_REWARD_ERROR, Metric.ACCURACY)
        .map(metric -> of(metric, "test", SeriesKey.WORST))
        .filter(quantity -> quantity.measured(cases))
        .findFirst();
  }

  /**
   * By which hyperparameters of methods of one loss are compared: the worst group's validation
   * loss, unless it is on different scales.
   */
  static Quantity comparable(boolean scalesLoss, Collection<CaseResult> cases) {
    return scalesLoss ? acrossLosses(cases).orElse(WORST_LOSS) : WORST_LOSS;
  }

  /** The same of another group, or another summary over groups. */
  Quantity over(String group) {
    return new Quantity(key.over(group));
  }

  String words() {
    return key.words();
  }

  String plainWords() {
    return key.plainWords();
  }

  boolean isLoss() {
    return key.metric() == Metric.LOSS;
  }

  boolean lowerIsBetter() {
    return key.lowerIsBetter();
  }

  boolean better(double value, double other) {
    return key.better(value, other);
  }

  Summary of(CaseResult result) {
    return result.values().getOrDefault(key, Summary.of());
  }

  boolean measured(Collection<CaseResult> cases) {
    return cases.stream().anyMatch(result -> of(result).finite());
  }
}
