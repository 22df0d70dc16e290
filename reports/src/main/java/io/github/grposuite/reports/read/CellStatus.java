package io.github.grposuite.reports.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a cell, in the order in which a report counts them. */
public enum CellStatus {
  /** Its record is on disk. */
  DONE,
  /** A process runs it now, or died without a word. */
  RUNNING,
  /** Not begun. */
  PENDING,
  /** Stopped before its end; runs again. */
  INTERRUPTED,
  /** Ended with an error. */
  FAILED,
  /** Failed so often that it is not tried again by itself. */
  QUARANTINED;

  /** As it stands in cells.csv. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its error says why there is no record. */
  public boolean failed() {
    return this == FAILED || this == QUARANTINED;
  }

  static Optional<CellStatus> of(String key) {
    return Arrays.stream(values()).filter(status -> status.key().equals(key)).findFirst();
  }

  static String known() {
    return Arrays.stream(values()).map(CellStatus::key).collect(Collectors.joining(", "));
  }
}
