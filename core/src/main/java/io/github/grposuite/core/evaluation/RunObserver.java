package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.training.TrainerState;
import java.util.Optional;

/**
 * Follows a run on its thread: says where it starts, hears of every step, and keeps states. What it
 * throws ends the run.
 */
public interface RunObserver {
  /** Starts at the beginning and keeps nothing. */
  RunObserver NONE = new RunObserver() {};

  /**
   * The state to go on from; empty to start at the beginning. Measurements made before it are not
   * made again.
   */
  default Optional<TrainerState> start() {
    return Optional.empty();
  }

  /**
   * A step and, at a checkpoint, its measurements are done. Called after every step, so it should
   * cost next to nothing.
   *
   * @param steps number of steps done
   * @return whether the state is to be kept
   */
  default boolean stepped(int steps) {
    return false;
  }

  /**
   * Keeps the state after the step that {@link #stepped} was just told of, in place of the ones
   * before. The measurements that belong to it are those made so far.
   */
  default void keep(TrainerState state) {}
}
