package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What methods and settings are compared by unless somebody asks for something else. */
final class ComparisonKeys {
  static final SeriesKey WORST_LOSS = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);
  static final SeriesKey LOSS_GAP = WORST_LOSS.over(SeriesKey.GAP);

  private ComparisonKeys() {}

  /**
   * What can be compared between methods that minimise different losses: the worst group's greedy
   * reward error where rewards are known, else its test accuracy; empty if neither was measured.
   */
  static Optional<SeriesKey> acrossLosses(Collection<CaseResult> cases) {
    return Stream.of(Metric.GREEDY_REWARD_ERROR, Metric.ACCURACY)
        .map(metric -> new SeriesKey(metric, "test", SeriesKey.WORST))
        .filter(key -> measured(key, cases))
        .findFirst();
  }

  /**
   * By which hyperparameters of methods of one loss are compared: the worst group's validation
   * loss, unless it is on different scales.
   */
  static SeriesKey ofOneLoss(boolean scalesLoss, Collection<CaseResult> cases) {
    return scalesLoss ? acrossLosses(cases).orElse(WORST_LOSS) : WORST_LOSS;
  }

  /** Whether some case has a number. */
  static boolean measured(SeriesKey key, Collection<CaseResult> cases) {
    return cases.stream().anyMatch(result -> result.summary(key).finite());
  }

  /** Losses are compared within a family, anything else across all methods. */
  static boolean withinFamily(SeriesKey key) {
    return key.metric() == Metric.LOSS;
  }
}
