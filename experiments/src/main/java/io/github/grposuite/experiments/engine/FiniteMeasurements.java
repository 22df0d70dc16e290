package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.training.DivergedException;
import java.util.List;

/** Ends a cell at the first measurement that is no finite number. */
final class FiniteMeasurements {
  private FiniteMeasurements() {}

  /**
   * The sink, which gets finite numbers only.
   *
   * @param groups the groups' names
   */
  static MeasurementSink of(MeasurementSink sink, List<String> groups) {
    return (step, split, group, metric, value) -> {
      if (!Double.isFinite(value)) {
        String part = split.isEmpty() ? "" : split + " ";
        String of =
            group.isEmpty() ? "" : " of " + (groups.contains(group) ? "group " : "") + group;
        throw new DivergedException(
            "the "
                + part
                + metric
                + of
                + " is "
                + value
                + " at step "
                + step
                + "; lower eta_theta or eta_alpha, or the learning rate",
            step,
            groups.indexOf(group));
      }
      sink.accept(step, split, group, metric, value);
    };
  }
}
