package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.CellStatus;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.NewerFormatException;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import io.github.grposuite.records.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A second look at an experiment on disk. */
public final class Refresh {
  private static final String REMEDY =
      "; the next ./grpo run puts it aside and runs the cell again";

  private Refresh() {}

  /**
   * Brings {@code cells.csv} up to what is on disk, after an interruption or a move, and checks
   * every record.
   */
  public static Summary of(Path directory) {
    try {
      RunStore store = new RunStore(directory);
      Snapshot now = store.snapshot();
      return new Summary(
          directory,
          new ExperimentFiles(store).refreshTable(id -> look(store, now, id)),
          Optional.empty());
    } catch (IOException e) {
      throw new UsageException(
          directory + " cannot be read or written (" + UsageException.reason(e) + ")");
    } catch (StoreException e) {
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
}
