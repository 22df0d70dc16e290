package io.github.grposuite.records.store;

import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.RecordCheck;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where the cells stand at one moment, from the names on disk: quick, and unchecked. */
public final class Snapshot {
  private final ExperimentLayout layout;
  private final Set<String> runs;
  private final boolean locked;
  private final Set<String> failures;
  private final Set<String> aside = new HashSet<>();
  private final Set<String> begun = new HashSet<>();

  Snapshot(ExperimentLayout layout) {
    this.layout = layout;
    runs = names(layout.runs());
    locked = CellLock.anyHeld(layout.runs());
    failures = names(layout.failures());
    for (String name : names(layout.quarantine())) {
      aside.add(name.split("-", 2)[0]);
    }
    for (String name : runs) {
      begun.add(ExperimentLayout.idIn(name, ExperimentLayout.WRITING));
      begun.add(ExperimentLayout.idIn(name, ExperimentLayout.TRAINING));
    }
  }

  private static Set<String> names(Path folder) {
    try {
      return new HashSet<>(Disk.names(folder));
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /** The status of a cell. The seconds of a finished cell are not known. */
  public CellStatus status(String id) {
    if (runs.contains(id)) {
      return Disk.isFile(layout.run(id).resolve(ExperimentLayout.DONE))
          ? CellStatus.done(Double.NaN)
          : CellStatus.of(CellState.QUARANTINED, layout.run(id) + " has no done file");
    }
    if (failures.contains(id)) {
      return failure(id);
    }
    if (locked && CellLock.held(layout.runs(), CellLock.position(id))) {
      return CellStatus.of(CellState.RUNNING);
    }
    if (begun.contains(id)) {
      return sinceThen(id).orElse(CellStatus.of(CellState.INTERRUPTED));
    }
    return CellStatus.of(aside.contains(id) ? CellState.QUARANTINED : CellState.PENDING);
  }

  /** The status of a cell that ended after the names were listed. */
  private Optional<CellStatus> sinceThen(String id) {
    if (Disk.isFile(layout.run(id).resolve(ExperimentLayout.DONE))) {
      return Optional.of(CellStatus.done(Double.NaN));
    }
    return Disk.exists(layout.failure(id)) ? Optional.of(failure(id)) : Optional.empty();
  }

  private CellStatus failure(String id) {
    try {
      return RecordCheck.failed(layout.failure(id), id);
    } catch (NewerFormatException | StoreException e) {
      return CellStatus.of(CellState.PENDING, e.getMessage());
    } catch (RecordException e) {
      return CellStatus.of(CellState.QUARANTINED, e.getMessage());
    }
  }
}
