package io.github.grposuite.reports.table;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column of a table.
 *
 * @param quantity what was measured, for the first line of a header
 * @param over which summary over the groups, for its second line
 */
public record Measure(String quantity, String over, SeriesKey key) {
  private static final String NO_GROUP = "";

  /** The columns where policies are judged by true rewards, all at the end of training. */
  static final List<Measure> OF_REWARDS =
      List.of(
          measure("validation loss", SeriesKey.WORST, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.AVERAGE, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.GAP, Metric.LOSS, "validation"),
          measure("test accuracy", SeriesKey.WORST, Metric.ACCURACY, "test"),
          measure("greedy reward error", SeriesKey.WORST, Metric.GREEDY_REWARD_ERROR, "test"),
          measure("expected reward error", SeriesKey.WORST, Metric.EXPECTED_REWARD_ERROR, "test"),
          measure("KL", SeriesKey.WORST, Metric.KL, "test"));

  /** The columns where there are preferences alone, likewise. */
  static final List<Measure> OF_PREFERENCES =
      List.of(
          measure("training loss", SeriesKey.WORST, Metric.LOSS, "train"),
          measure("training loss", SeriesKey.GAP, Metric.LOSS, "train"),
          measure("validation loss", SeriesKey.WORST, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.AVERAGE, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.GAP, Metric.LOSS, "validation"),
          measure("test loss", SeriesKey.WORST, Metric.LOSS, "test"),
          measure("test loss", SeriesKey.AVERAGE, Metric.LOSS, "test"),
          measure("test accuracy", SeriesKey.WORST, Metric.ACCURACY, "test"),
          measure("test accuracy", SeriesKey.AVERAGE, Metric.ACCURACY, "test"),
          measure("test accuracy", SeriesKey.GAP, Metric.ACCURACY, "test"),
          measure(
              "test log-probability accuracy", SeriesKey.WORST, Metric.LOGPROB_ACCURACY, "test"),
          measure(
              "test log-probability accuracy", SeriesKey.AVERAGE, Metric.LOGPROB_ACCURACY, "test"));

  private static final Set<SeriesKey> HEADLINE =
      Set.of(
          new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST),
          new SeriesKey(Metric.LOSS, "validation", SeriesKey.GAP),
          new SeriesKey(Metric.GREEDY_REWARD_ERROR, "test", SeriesKey.WORST),
          new SeriesKey(Metric.ACCURACY, "test", SeriesKey.WORST));

  /** The columns of a table whose rows are groups, likewise. */
  private static final List<Measure> BY_GROUP =
      List.of(
          measure("training loss", NO_GROUP, Metric.LOSS, "train"),
          measure("validation loss", NO_GROUP, Metric.LOSS, "validation"),
          measure("test loss", NO_GROUP, Metric.LOSS, "test"),
          measure("test accuracy", NO_GROUP, Metric.ACCURACY, "test"),
          measure("log-probability accuracy", NO_GROUP, Metric.LOGPROB_ACCURACY, "test"),
          measure("greedy reward error", NO_GROUP, Metric.GREEDY_REWARD_ERROR, "test"),
          measure("expected reward error", NO_GROUP, Metric.EXPECTED_REWARD_ERROR, "test"),
          measure("KL", NO_GROUP, Metric.KL, "test"),
          measure("reward margin", NO_GROUP, Metric.REWARD_MARGIN, "test"),
          measure("α", NO_GROUP, Metric.WEIGHT, ""));

  /** The columns of an experiment: those that at least one of its runs measures. */
  static List<Measure> of(Results results) {
    Set<SeriesKey> measured =
        results.cases().stream()
            .flatMap(result -> result.values().keySet().stream())
            .collect(Collectors.toSet());
    return (results.hasTrueRewards() ? OF_REWARDS : OF_PREFERENCES)
        .stream().filter(measure -> measured.contains(measure.key())).toList();
  }

  /**
   * What methods are compared by: the worst group's validation loss, the gap between groups, and
   * the worst group's reward error or accuracy.
   */
  static List<Measure> headline(Results results) {
    return of(results).stream().filter(measure -> HEADLINE.contains(measure.key())).toList();
  }

  /** The columns by group: those of which at least one run measures some group. */
  static List<Measure> byGroup(Results results) {
    return BY_GROUP.stream()
        .filter(
            measure ->
                results.cases().stream()
                    .flatMap(result -> result.values().keySet().stream())
                    .anyMatch(key -> key.ofOneGroup() && measure.of(key.group()).key().equals(key)))
        .toList();
  }

  /** The same quantity of one group, or of another summary over the groups. */
  Measure of(String group) {
    return measure(quantity, group, key.metric(), key.split());
  }

  /** The head of its column. */
  Heading heading() {
    return new Heading(quantity, over, title());
  }

  static List<Heading> headings(List<Measure> measures) {
    return measures.stream().map(Measure::heading).toList();
  }

  private static Measure measure(String quantity, String over, Metric metric, String split) {
    return new Measure(quantity, over, new SeriesKey(metric, split, over));
  }

  /** The header in one line. */
  public String title() {
    if (over.equals(NO_GROUP)) {
      return quantity;
    }
    return over.equals(SeriesKey.GAP) ? quantity + " " + over : over + " " + quantity;
  }

  /** Whether some values are better than others: α has no direction. */
  boolean hasDirection() {
    return over.equals(SeriesKey.GAP) || key.metric().direction() != Metric.Direction.NEITHER;
  }

  /** A gap is better the smaller it is, whatever the metric's direction. */
  boolean lowerIsBetter() {
    return over.equals(SeriesKey.GAP)
        || key.metric().direction() == Metric.Direction.LOWER_IS_BETTER;
  }
}
