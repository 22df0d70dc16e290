package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.plugins.Blame;
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
    data.groups().ifPresent(this::check);
  }

  private void check(int groups) {
    Blame.blaming(method.plugins(), () -> method.training().check(groups));
    method
        .plugins()
        .forEach(own -> own.check(() -> method.training().check(own.component(), groups)));
  }

  /** The seconds of a cell, by a short trial of so many nanoseconds; empty where none is made. */
  public OptionalDouble seconds(long seed, long nanos) {
    try {
      return Blame.blaming(method.plugins(), () -> method.training().seconds(data, seed, nanos));
    } catch (IllegalArgumentException e) {
      return OptionalDouble.of(0); // A plug-in fails in the trial; a run will say so.
    }
  }
}
