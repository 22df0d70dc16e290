package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.CellStatus;

/** Hears of finished cells; called by one thread at a time. */
@FunctionalInterface
public interface EngineListener {
  /** A cell has its outcome; {@code reused} if it was finished before this run. */
  void finished(Cell cell, CellStatus outcome, boolean reused);

  /**
   * A cell that takes long has got further.
   *
   * @param stage what is being done
   * @param part how much of the stage is done, from 0 to 1
   */
  default void progressed(Cell cell, String stage, double part) {}

  /** Something that a reader of the results should know; may be repeated. */
  default void noted(String message) {}
}
