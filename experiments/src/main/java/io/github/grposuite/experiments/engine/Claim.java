package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.store.CellLock;

/** A cell that this process, and no other, may compute; the session takes it back. */
public final class Claim {
  private final Cell cell;
  private final String id;
  private final CellLock lock;

  Claim(Cell cell, String id, CellLock lock) {
    this.cell = cell;
    this.id = id;
    this.lock = lock;
  }

  /** The cell. */
  public Cell cell() {
    return cell;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  void release() {
    lock.close();
  }
}
