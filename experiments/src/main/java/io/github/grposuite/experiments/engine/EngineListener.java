package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.training.Advance;
import io.github.grposuite.records.CellStatus;

/** Hears of finished cells; called by one thread at a time. */
@FunctionalInterface
public interface EngineListener {
  /** A cell has its outcome; {@code reused} if it was finished before this run. */
  void finished(Cell cell, CellStatus outcome, boolean reused);

  /** A cell that takes long has got further. */
  default void progressed(Cell cell, Advance advance) {}

  /** Something that a reader of the results should know; may be repeated. */
  default void noted(String message) {}
}
