package io.github.grposuite.reports.table;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.List;

/**
 * A column of the table.
 *
 * @param quantity what was measured, for the first line of a header
 * @param over which summary over the groups, for its second line
 */
public record Measure(String quantity, String over, SeriesKey key) {
  /** The columns, all at the end of training. */
  public static final List<Measure> ALL =
      List.of(
          measure("validation loss", SeriesKey.WORST, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.AVERAGE, Metric.LOSS, "validation"),
          measure("validation loss", SeriesKey.GAP, Metric.LOSS, "validation"),
          measure("test accuracy", SeriesKey.WORST, Metric.ACCURACY, "test"),
          measure("greedy reward error", SeriesKey.WORST, Metric.GREEDY_REWARD_ERROR, "test"),
          measure("expected reward error", SeriesKey.WORST, Metric.EXPECTED_REWARD_ERROR, "test"),
          measure("KL", SeriesKey.WORST, Metric.KL, "test"));

  private static Measure measure(String quantity, String over, Metric metric, String split) {
    return new Measure(quantity, over, new SeriesKey(metric, split, over));
  }

  /** The header in one line. */
  public String title() {
    return over.equals(SeriesKey.GAP) ? quantity + " " + over : over + " " + quantity;
  }

  /** A gap is better the smaller it is, whatever the metric's direction. */
  boolean lowerIsBetter() {
    return over.equals(SeriesKey.GAP)
        || key.metric().direction() == Metric.Direction.LOWER_IS_BETTER;
  }
}
