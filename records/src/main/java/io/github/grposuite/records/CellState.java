package io.github.grposuite.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a cell stands, in the order in which a report counts them. */
public enum CellState {
  /** Its record is on disk. */
  DONE,
  /** A process that lives has its lock. */
  RUNNING,
  /** Nothing of it is on disk. */
  PENDING,
  /** A process that no longer lives left something of it; the next run goes on from there. */
  INTERRUPTED,
  /** It failed; how is on disk. Run again only when asked. */
  FAILED,
  /** Its record was damaged and has been, or will be, put aside; the next run computes it again. */
  QUARANTINED;

  /** As it stands in cells.csv. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its error says why there is no record. */
  public boolean failed() {
    return this == FAILED || this == QUARANTINED;
  }

  static Optional<CellState> of(String key) {
    return Arrays.stream(values()).filter(status -> status.key().equals(key)).findFirst();
  }

  static String known() {
    return Arrays.stream(values()).map(CellState::key).collect(Collectors.joining(", "));
  }
}
