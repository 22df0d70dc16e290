package io.github.grposuite.reports.table;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the tables of an experiment show, and how it is headed. */
final class TableColumns {
  /** Where policies are judged by true rewards. */
  static final List<SeriesKey> OF_REWARDS =
      List.of(
          of(Metric.LOSS, "validation", SeriesKey.WORST),
          of(Metric.LOSS, "validation", SeriesKey.AVERAGE),
          of(Metric.LOSS, "validation", SeriesKey.GAP),
          of(Metric.ACCURACY, "test", SeriesKey.WORST),
          of(Metric.GREEDY_REWARD_ERROR, "test", SeriesKey.WORST),
          of(Metric.EXPECTED_REWARD_ERROR, "test", SeriesKey.WORST),
          of(Metric.KL, "test", SeriesKey.WORST));

  /** Where there are preferences alone. */
  private static final List<SeriesKey> OF_PREFERENCES =
      List.of(
          of(Metric.LOSS, "train", SeriesKey.WORST),
          of(Metric.LOSS, "train", SeriesKey.GAP),
          of(Metric.LOSS, "validation", SeriesKey.WORST),
          of(Metric.LOSS, "validation", SeriesKey.AVERAGE),
          of(Metric.LOSS, "validation", SeriesKey.GAP),
          of(Metric.LOSS, "test", SeriesKey.WORST),
          of(Metric.LOSS, "test", SeriesKey.AVERAGE),
          of(Metric.ACCURACY, "test", SeriesKey.WORST),
          of(Metric.ACCURACY, "test", SeriesKey.AVERAGE),
          of(Metric.ACCURACY, "test", SeriesKey.GAP),
          of(Metric.LOGPROB_ACCURACY, "test", SeriesKey.WORST),
          of(Metric.LOGPROB_ACCURACY, "test", SeriesKey.AVERAGE));

  private static final Set<SeriesKey> HEADLINE =
      Set.of(
          of(Metric.LOSS, "validation", SeriesKey.WORST),
          of(Metric.LOSS, "validation", SeriesKey.GAP),
          of(Metric.GREEDY_REWARD_ERROR, "test", SeriesKey.WORST),
          of(Metric.ACCURACY, "test", SeriesKey.WORST));

  /** Of a table whose rows are groups. */
  private static final List<SeriesKey> BY_GROUP =
      List.of(
          of(Metric.LOSS, "train", ""),
          of(Metric.LOSS, "validation", ""),
          of(Metric.LOSS, "test", ""),
          of(Metric.ACCURACY, "test", ""),
          of(Metric.LOGPROB_ACCURACY, "test", ""),
          of(Metric.GREEDY_REWARD_ERROR, "test", ""),
          of(Metric.EXPECTED_REWARD_ERROR, "test", ""),
          of(Metric.KL, "test", ""),
          of(Metric.REWARD_MARGIN, "test", ""),
          of(Metric.WEIGHT, "", ""));

  private TableColumns() {}

  private static SeriesKey of(Metric metric, String split, String over) {
    return new SeriesKey(metric, split, over);
  }

  /** Those of an experiment that at least one of its runs measures. */
  static List<SeriesKey> of(Results results) {
    Set<SeriesKey> measured = measured(results, key -> true);
    return (results.hasTrueRewards() ? OF_REWARDS : OF_PREFERENCES)
        .stream().filter(measured::contains).toList();
  }

  /**
   * What methods are compared by: the worst group's validation loss, the gap between groups, and
   * the worst group's reward error or accuracy.
   */
  static List<SeriesKey> headline(Results results) {
    return of(results).stream().filter(HEADLINE::contains).toList();
  }

  /** Those by group of which at least one run measures some group. */
  static List<SeriesKey> byGroup(Results results) {
    Set<SeriesKey> measured =
        measured(results, SeriesKey::ofOneGroup).stream()
            .map(key -> key.over(""))
            .collect(Collectors.toSet());
    return BY_GROUP.stream().filter(measured::contains).toList();
  }

  private static Set<SeriesKey> measured(Results results, Predicate<SeriesKey> which) {
    return results.cases().stream()
        .flatMap(result -> result.values().keySet().stream())
        .filter(which)
        .collect(Collectors.toSet());
  }

  /** {@code worst validation loss}, {@code validation loss gap}. */
  static String title(SeriesKey key) {
    return switch (key.group()) {
      case "" -> key.plainWords();
      case SeriesKey.GAP -> key.words();
      default -> key.group() + " " + key.plainWords();
    };
  }

  /** What is measured above, and below it as which summary over the groups. */
  static Heading heading(SeriesKey key) {
    return new Heading(key.plainWords(), key.group(), title(key), Heading.Align.RIGHT);
  }

  /** Where rows are groups, of losses and accuracies alone the data are said. */
  static Heading headingByGroup(SeriesKey key) {
    return Heading.of(
        switch (key.metric()) {
          case LOGPROB_ACCURACY, REWARD_MARGIN -> key.metric().label();
          case WEIGHT -> "α";
          default -> key.plainWords();
        });
  }
}
