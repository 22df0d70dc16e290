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
    return of(key.metric(), key.split(), group);
  }

  /** {@code worst-group validation loss}, {@code validation loss gap}, {@code KL of Egypt}. */
  String words() {
    return switch (key.group()) {
      case "" -> plainWords();
      case SeriesKey.WORST -> "worst-group " + plainWords();
      case SeriesKey.AVERAGE -> "average " + plainWords();
      case SeriesKey.GAP -> plainWords() + " gap";
      default -> plainWords() + " of " + group(key.group());
    };
  }

  /** Without the group. */
  String plainWords() {
    String metric =
        switch (key.metric()) {
          case WEIGHT -> "group weight α";
          case EFFECTIVE_WEIGHT -> "effective group weight w";
          case KL -> "KL";
          case SFT_LOSS -> "SFT loss";
          case LOGPROB_ACCURACY -> "log-probability accuracy";
          default -> key.metric().key().replace('_', ' ');
        };
    return key.split().isEmpty() || hasOneSplit() ? metric : key.split() + " " + metric;
  }

  /** True rewards are looked at in the test set alone, saddle points in the training set. */
  private boolean hasOneSplit() {
    return switch (key.metric()) {
      case GREEDY_REWARD_ERROR, ABSOLUTE_REWARD_ERROR, EXPECTED_REWARD_ERROR, KL -> true;
      case SUBOPTIMALITY, DUALITY_GAP, BOUND, BOUND_OF_PROOF, BOUND_OF_SOURCE -> true;
      default -> false;
    };
  }

  /** A bare number says nothing in a legend. */
  static String group(String name) {
    return name.chars().allMatch(Character::isDigit) ? "group " + name : name;
  }

  boolean isLoss() {
    return key.metric() == Metric.LOSS;
  }

  /** A gap is better the smaller it is, whatever the metric's direction. */
  boolean lowerIsBetter() {
    return key.group().equals(SeriesKey.GAP)
        || key.metric().direction() != Metric.Direction.HIGHER_IS_BETTER;
  }

  /** Whether the first value is better; one that is not finite never is. */
  boolean better(double value, double other) {
    return Double.isFinite(value)
        && (!Double.isFinite(other) || (lowerIsBetter() ? value < other : value > other));
  }

  Summary of(CaseResult result) {
    return result.values().getOrDefault(key, Summary.of());
  }

  boolean measured(Collection<CaseResult> cases) {
    return cases.stream().anyMatch(result -> of(result).finite());
  }
}
