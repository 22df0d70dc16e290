package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.Metric;
import java.util.List;
import java.util.function.IntToDoubleFunction;

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

  /**
   * A metric of every group, and the worst, the average and the gap of them.
   *
   * @param groups the groups' names
   * @param byGroup one value a group
   */
  default void acceptGroups(
      int step, String split, List<String> groups, Metric metric, double[] byGroup) {
    for (int g = 0; g < byGroup.length; g++) {
      accept(step, split, groups.get(g), metric.key(), byGroup[g]);
    }
    accept(step, split, WORST, metric.key(), metric.worst(byGroup));
    accept(step, split, AVERAGE, metric.key(), Metric.average(byGroup));
    accept(step, split, GAP, metric.key(), Metric.gap(byGroup));
  }

  /**
   * The groups' weights α and effective weights w.
   *
   * @param effective w_g of a group index
   */
  default void acceptWeights(
      int step, List<String> groups, double[] alpha, IntToDoubleFunction effective) {
    for (int g = 0; g < alpha.length; g++) {
      accept(step, "", groups.get(g), Metric.WEIGHT.key(), alpha[g]);
    }
    for (int g = 0; g < alpha.length; g++) {
      accept(step, "", groups.get(g), Metric.EFFECTIVE_WEIGHT.key(), effective.applyAsDouble(g));
    }
  }
}
