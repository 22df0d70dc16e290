package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.plugins.Blame;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a cell trains: a method, and the data that it is trained and judged on; they fit each other.
 *
 * @param <D> the data sets of the kind of policy
 */
public record TrainingTask<D extends Dataset>(DataPlan<D> data, MethodPlan<D> method) {
  /**
   * Fails if the method does not fit the data, as far as is known before a file is opened; a method
   * with a part of the user's own is tried in any case, on as many groups as the files have.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public void check() {
    groups().ifPresent(this::check);
  }

  /** The number of groups that {@link #check} looks at; empty if it does not know one. */
  public OptionalInt groups() {
    boolean tried = method.plugins().stream().anyMatch(own -> own.file().isPresent());
    return tried && data.groups().known().isEmpty()
        ? OptionalInt.of(data.groups().counted().getAsInt())
        : data.groups().known();
  }

  /** Whether runs of different seeds differ. */
  public boolean drawn() {
    return data.drawn() || method.training().draws();
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
