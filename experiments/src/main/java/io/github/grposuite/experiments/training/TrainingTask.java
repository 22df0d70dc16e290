package io.github.grposuite.experiments.training;

import java.util.OptionalDouble;

/**
 * What a cell trains: a method, and the data that it is trained and judged on; they fit each other.
 *
 * @param <D> the data sets of the kind of policy
 */
public record TrainingTask<D extends Dataset>(DataPlan<D> data, MethodPlan<D> method) {
  /**
   * Fails if the method does not fit the data, as far as is known before a file is opened.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public void check() {
    data.groups().ifPresent(method.training()::check);
  }

  /** The seconds of a cell, by a short trial of so many nanoseconds; empty where none is made. */
  public OptionalDouble seconds(long seed, long nanos) {
    return method.training().seconds(data, seed, nanos);
  }
}
