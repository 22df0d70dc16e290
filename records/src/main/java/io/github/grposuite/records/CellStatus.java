package io.github.grposuite.records;

import java.util.OptionalInt;

/**
 * What is known of a cell.
 *
 * @param error one line; empty unless failed or quarantined
 * @param step of the failure
 * @param seconds that its computation took; NaN if unknown
 */
public record CellStatus(CellState state, String error, OptionalInt step, double seconds) {
  /** Keeps the first line of the error. */
  public CellStatus {
    error = error.lines().findFirst().orElse("");
  }

  /** Finished. */
  public static CellStatus done(double seconds) {
    return new CellStatus(CellState.DONE, "", OptionalInt.empty(), seconds);
  }

  /** Failed. */
  public static CellStatus failed(Failure failure, double seconds) {
    return new CellStatus(CellState.FAILED, failure.error(), failure.step(), seconds);
  }

  /** A state without details. */
  public static CellStatus of(CellState state) {
    return of(state, "");
  }

  /** A state with a reason. */
  public static CellStatus of(CellState state, String error) {
    return new CellStatus(state, error, OptionalInt.empty(), Double.NaN);
  }

  /** Whether a record of it, finished or failed, is on disk. */
  public boolean ended() {
    return state == CellState.DONE || state == CellState.FAILED;
  }
}
