package io.github.grposuite.experiments.training;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.records.SeriesKey;

/**
 * Passes measurements on, and remembers the checkpoint with the lowest validation loss of those
 * that a method optimises; of equal ones the earliest.
 */
final class BestCheckpoint implements MeasurementSink {
  private final String group;
  private final MeasurementSink sink;
  private double lowest = Double.POSITIVE_INFINITY;
  private int best = TrainingRun.START;

  /**
   * Of a run.
   *
   * @param adaptive whether the weights follow the losses: then it is the worst group's loss, else
   *     the average
   */
  BestCheckpoint(boolean adaptive, MeasurementSink sink) {
    this.group = adaptive ? SeriesKey.WORST : SeriesKey.AVERAGE;
    this.sink = sink;
  }

  @Override
  public void accept(int step, String split, String of, String metric, double value) {
    sink.accept(step, split, of, metric, value);
    if (value < lowest
        && of.equals(group)
        && split.equals(Part.VALIDATION.key())
        && metric.equals(Metric.LOSS.key())) {
      lowest = value;
      best = step;
    }
  }

  /** The number of updates by then, of so many in all. */
  int updates(int steps) {
    return Math.min(best + 1, steps);
  }
}
