package io.github.grposuite.records;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;

/**
 * What is measured of runs: a metric, on which split, and of which group or as which summary over
 * the groups. A row of metrics.csv without its step and value.
 *
 * @param split train, validation, test, or empty
 * @param group a group's name, or worst, average, gap; empty where a metric has no groups, or of
 *     any
 */
public record SeriesKey(Metric metric, String split, String group) {
  public static final String WORST = MeasurementSink.WORST;
  public static final String AVERAGE = MeasurementSink.AVERAGE;
  public static final String GAP = MeasurementSink.GAP;

  /** Whether this is one group's own value rather than a summary over groups. */
  public boolean ofOneGroup() {
    return !group.isEmpty() && !group.equals(WORST) && !group.equals(AVERAGE) && !group.equals(GAP);
  }

  /** The same of another group, or another summary over groups. */
  public SeriesKey over(String other) {
    return new SeriesKey(metric, split, other);
  }

  /** Whether some values are better than others: a weight has no direction. */
  public boolean hasDirection() {
    return group.equals(GAP) || metric.direction() != Metric.Direction.NEITHER;
  }

  /**
   * Whether lower values are better: of a gap always, and of what has no direction as {@link
   * Metric#worst} has it.
   */
  public boolean lowerIsBetter() {
    return group.equals(GAP) || metric.direction() != Metric.Direction.HIGHER_IS_BETTER;
  }

  /** Whether the first value is better; one that is not finite never is. */
  public boolean better(double value, double other) {
    return Double.isFinite(value)
        && (!Double.isFinite(other) || (lowerIsBetter() ? value < other : value > other));
  }

  /** {@code worst-group validation loss}, {@code training loss gap}, {@code KL of Egypt}. */
  public String words() {
    return switch (group) {
      case "" -> plainWords();
      case WORST -> "worst-group " + plainWords();
      case AVERAGE -> "average " + plainWords();
      case GAP -> plainWords() + " gap";
      default -> plainWords() + " of " + group(group);
    };
  }

  /** Without the group: {@code training loss}. */
  public String plainWords() {
    boolean said = metric.recorded() == Metric.Recorded.ONCE || split.isEmpty();
    return said ? metric.label() : splitWord() + " " + metric.label();
  }

  private String splitWord() {
    return split.equals("train") ? "training" : split;
  }

  /** A group's name as people can read it: a bare number says nothing in a legend. */
  public static String group(String name) {
    return name.chars().allMatch(Character::isDigit) ? "group " + name : name;
  }
}
