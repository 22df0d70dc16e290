package io.github.grposuite.experiments.engine;

import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.CellStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How an experiment stands.
 *
 * @param directory where the records are
 * @param outcomes one a cell, in the plan's order
 * @param stopped why the disk ended the run before all cells were tried; one line
 */
public record Summary(Path directory, List<CellStatus> outcomes, Optional<String> stopped) {
  /** Cells in that state. */
  public long count(CellState state) {
    return outcomes.stream().filter(status -> status.state() == state).count();
  }

  /** Cells that have neither a result nor a reason why there is none. */
  public long unfinished() {
    return outcomes.stream().filter(status -> !status.ended() && status.error().isEmpty()).count();
  }

  /** Why cells failed. */
  public List<String> failures() {
    return outcomes.stream()
        .filter(status -> status.state() == CellState.FAILED)
        .map(CellStatus::error)
        .toList();
  }

  /** Why other cells have no record that can be used. */
  public List<String> problems() {
    return outcomes.stream()
        .filter(status -> status.state() != CellState.FAILED && !status.error().isEmpty())
        .map(CellStatus::error)
        .toList();
  }

  /** Both, in the plan's order. */
  public List<String> errors() {
    return outcomes.stream().map(CellStatus::error).filter(error -> !error.isEmpty()).toList();
  }
}
