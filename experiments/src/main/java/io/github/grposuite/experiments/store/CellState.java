package io.github.grposuite.experiments.store;

import java.util.Locale;

/** Where a cell stands. */
public enum CellState {
  /** Nothing of it is on disk. */
  PENDING,
  /** A process that lives has its lock. */
  RUNNING,
  /** Its record is on disk. */
  DONE,
  /** It failed; how is on disk. Run again only when asked. */
  FAILED,
  /** A process that no longer lives left something of it; the next run goes on from there. */
  INTERRUPTED,
  /** Its record was damaged and has been, or will be, put aside; the next run computes it again. */
  QUARANTINED;

  /** As in {@code cells.csv}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
