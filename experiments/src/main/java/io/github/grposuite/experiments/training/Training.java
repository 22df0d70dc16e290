package io.github.grposuite.experiments.training;

import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.training.Component;
import io.github.grposuite.records.store.TrainedPolicy;
import java.util.OptionalDouble;

/**
 * How a method trains a kind of policy on the data sets of that kind.
 *
 * @param <D> such data sets
 */
public sealed interface Training<D extends Dataset> permits LogLinearTraining, LanguageTraining {
  /** Fails if the method does not fit data with that number of groups. */
  void check(int groups);

  /**
   * Tries the method's loss, weighting or solver, which is of the user's own.
   *
   * @throws IllegalArgumentException saying what it does not keep
   */
  void check(Component component, int groups);

  /** The loss, the very object that training takes. */
  ResponseLossByGroup loss();

  /** Whether what is trained depends on the seed, on the same data. */
  boolean draws();

  /** Whether the group weights follow the losses. */
  boolean isAdaptive();

  /** Whether one run takes all cores, so that a process has one at a time. */
  boolean takesAllCores();

  /** Trains, from the job's saved state if there is one. */
  TrainedPolicy train(D data, TrainingJob job, TrainingMemory memory);

  /**
   * The seconds that a cell takes, by a short trial; empty where none is made.
   *
   * @param nanos for the trial, the data aside
   */
  OptionalDouble seconds(DataPlan<D> data, long seed, long nanos);
}
