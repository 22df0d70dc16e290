package io.github.grposuite.records;

import io.github.grposuite.core.Metric;

/**
 * Which measurement: a row of metrics.csv without its step and value.
 *
 * @param split train, validation, test, or empty
 * @param group a group's name, or worst, average, gap
 */
public record SeriesKey(Metric metric, String split, String group) {
  public static final String WORST = "worst";
  public static final String AVERAGE = "average";
  public static final String GAP = "gap";

  /** Whether this is one group's own value rather than a summary over groups. */
  public boolean ofOneGroup() {
    return !group.isEmpty() && !group.equals(WORST) && !group.equals(AVERAGE) && !group.equals(GAP);
  }
}
