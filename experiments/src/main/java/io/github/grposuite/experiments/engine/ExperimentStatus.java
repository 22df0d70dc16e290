package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.io.IOException;
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
public record ExperimentStatus(
    Path directory, List<CellStatus> outcomes, Optional<String> stopped) {
  private static final String REMEDY =
      "; the next ./grpo run puts it aside and runs the cell again";

  /**
   * Brings {@code cells.csv} up to what is on disk, after an interruption or a move, and checks
   * every record.
   */
  public static ExperimentStatus of(Path directory) {
    try {
      RunStore store = new RunStore(directory);
      Snapshot now = store.snapshot();
      return new ExperimentStatus(
          directory,
          new ExperimentFiles(store).refreshTable(id -> look(store, now, id)),
          Optional.empty());
    } catch (IOException e) {
      throw new UsageException(
          directory + " cannot be read or written (" + UsageException.reason(e) + ")");
    } catch (RecordException | StoreException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static CellStatus look(RunStore store, Snapshot now, String id) {
    try {
      CellStatus status = store.record(id).orElseGet(() -> now.status(id));
      return status.state() == CellState.QUARANTINED && !status.error().isEmpty()
          ? CellStatus.of(status.state(), status.error() + REMEDY)
          : status;
    } catch (NewerFormatException | StoreException e) {
      return CellStatus.of(CellState.PENDING, e.getMessage());
    }
  }

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
