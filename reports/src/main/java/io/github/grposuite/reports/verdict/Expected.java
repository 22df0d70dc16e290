package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;

/**
 * A published or expected number.
 *
 * @param experiment of which; of any if empty
 * @param where for which data settings and hyperparameters
 * @param method whose value it is
 * @param key the metric, its split, and which summary over the groups or which group
 * @param value the mean over seeds
 * @param tolerance how far ours may be from it; relative to the value if it is relative
 * @param source where the number comes from; may be empty
 */
public record Expected(
    String experiment,
    Where where,
    String method,
    SeriesKey key,
    double value,
    Margin tolerance,
    String source) {
  public Expected {
    if (method.isBlank() || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "an expected number needs a method and a finite value, but has \""
              + method
              + "\" and a value that is not");
    }
  }

  /** Whether it is about this experiment. */
  public boolean on(String name) {
    return experiment.isEmpty() || experiment.equals(name);
  }

  /** The same with another limit. */
  public Expected with(Where other) {
    return new Expected(experiment, other, method, key, value, tolerance, source);
  }
}
