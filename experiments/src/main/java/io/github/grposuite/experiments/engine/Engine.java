package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import java.util.List;

/** Computes cells somewhere: on threads of this process, or on other machines. */
public interface Engine extends AutoCloseable {
  /**
   * Computes cells and returns when nothing more is to be done for them. For every cell, in any
   * order and on any thread:
   *
   * <ol>
   *   <li>{@link CellSession#stopped}: if so, leave it.
   *   <li>{@link CellSession#lease}: if empty, leave it; it has its outcome, or another process has
   *       the cell and the session will come back to it with another call of this method.
   *   <li>Have a {@link CellWorker} compute it, here into {@link CellSession#store}, or elsewhere
   *       into a store there, whose files {@link io.github.grposuite.records.store.RunStore#adopt}
   *       brings here.
   *   <li>{@link CellSession#ended} or, if there is no record, {@link CellSession#lost}. Either
   *       gives the lease back.
   * </ol>
   */
  void run(List<Cell> cells, CellSession session);

  @Override
  default void close() {}
}
