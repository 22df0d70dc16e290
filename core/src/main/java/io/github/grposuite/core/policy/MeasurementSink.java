package io.github.grposuite.core.policy;

/** Takes what is measured at checkpoints; a row of {@code metrics.csv} each. */
@FunctionalInterface
public interface MeasurementSink {
  /** The worst group's value. */
  String WORST = "worst";

  /** The plain mean over groups. */
  String AVERAGE = "average";

  /** Largest minus smallest value over groups. */
  String GAP = "gap";

  /**
   * One measurement.
   *
   * @param step the checkpoint
   * @param split train, validation, test, or empty
   * @param group a group's name, {@link #WORST}, {@link #AVERAGE}, {@link #GAP}, or empty
   * @param metric a metric's key, or {@code theta[j]}
   */
  void accept(int step, String split, String group, String metric, double value);
}
