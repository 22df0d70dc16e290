package io.github.grposuite.records.store;

import io.github.grposuite.records.CellIdentity;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.DoneMarker;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.RecordCheck;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of an experiment on disk. A record is written to a folder of its own, synced, given
 * its {@code done} file (SHA-256 of the others, in sha256sum's format) and then renamed: a folder
 * under its id is whole or was damaged later. Whoever writes or moves a cell's record has its lock.
 */
public final class RunStore {
  private final ExperimentLayout layout;

  /** The store of an experiment directory; nothing is created. */
  public RunStore(Path directory) {
    layout = new ExperimentLayout(directory);
  }

  /** Where things are in it. */
  public ExperimentLayout layout() {
    return layout;
  }

  /** The experiment's directory. */
  public Path directory() {
    return layout.directory();
  }

  /** Makes it ready to be written to, and removes what dead processes left half written. */
  public void prepare() throws IOException {
    Files.createDirectories(layout.runs());
    Leftovers.sweep(layout, false);
  }

  /**
   * Removes what nobody needs any more: half-written records and saved states that dead processes
   * left, and failures that a later run made good.
   *
   * @param dry whether nothing is removed
   * @return what was removed, or would be
   */
  public List<Path> clean(boolean dry) {
    try {
      return Leftovers.sweep(layout, dry);
    } catch (IOException e) {
      throw StoreException.writing(layout.runs(), e);
    }
  }

  /** The cell's lock, unless somebody has it. */
  public Optional<CellLock> tryLock(String id) {
    return CellLock.tryLock(layout.runs(), CellLock.position(id));
  }

  /** The lock of what describes the whole experiment, unless somebody has it. */
  Optional<CellLock> tryLockTable() {
    return CellLock.tryLock(layout.runs(), CellLock.TABLE);
  }

  /** Where all cells stand, quick and unchecked. */
  public Snapshot snapshot() {
    return new Snapshot(layout);
  }

  /**
   * What a cell's record says, after every file of it was checked: done, failed, or {@link
   * CellState#QUARANTINED} for one that is damaged and still in place. Empty if there is none.
   *
   * @throws NewerFormatException if it came after this program
   */
  public Optional<CellStatus> record(String id) {
    try {
      if (Disk.exists(layout.run(id))) {
        return Optional.of(RecordCheck.finished(layout.run(id), id));
      }
      if (Disk.exists(layout.failure(id))) {
        return Optional.of(RecordCheck.failed(layout.failure(id), id));
      }
      return Optional.empty();
    } catch (NewerFormatException e) {
      throw e;
    } catch (RecordException e) {
      return Optional.of(CellStatus.of(CellState.QUARANTINED, e.getMessage()));
    }
  }

  /** Tells one record of a cell's failure from the next; empty if there is none. */
  public String failureMark(String id) {
    try {
      return Files.readString(layout.failure(id).resolve(ExperimentLayout.DONE));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Puts a damaged record, whatever it is, aside with the reason; returns where it is now. The
   * caller has the cell's lock.
   */
  public Path quarantine(String id, String reason) {
    Path record = Disk.exists(layout.run(id)) ? layout.run(id) : layout.failure(id);
    Path aside = layout.quarantine().resolve(id);
    try {
      Files.createDirectories(layout.quarantine());
      aside = createNumbered(layout.quarantine(), id);
      AtomicFile.create(
          aside.resolve("reason.txt"), (reason + "\n").getBytes(StandardCharsets.UTF_8));
      AtomicFile.rename(record, aside.resolve("record"));
      AtomicFile.sync(layout.quarantine());
      return aside;
    } catch (IOException e) {
      throw StoreException.writing(aside, e);
    }
  }

  private static Path createNumbered(Path folder, String id) throws IOException {
    for (int n = 1; ; n++) {
      try {
        return Files.createDirectory(folder.resolve(id + "-" + n));
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number.
      }
    }
  }

  /** A new record. The caller has the cell's lock. */
  public RunWriter writer(CellIdentity cell) {
    return new RunWriter(layout, cell);
  }

  /** Where a cell that is not finished keeps its state; created. */
  public Path progress(String id) {
    Path folder = layout.training(id);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    }
  }

  /**
   * The files of a finished or failed record by their paths in its folder, the done file among
   * them; unchecked. A folder in it that was left out is left out here.
   *
   * @throws RecordException if its done file makes no sense
   */
  public Map<String, byte[]> files(String id) {
    Path folder = Disk.exists(layout.run(id)) ? layout.run(id) : layout.failure(id);
    try {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (String name : DoneMarker.digests(folder).keySet()) {
        if (Disk.isFile(folder.resolve(name))) {
          files.put(name, Files.readAllBytes(folder.resolve(name)));
        }
      }
      files.put(ExperimentLayout.DONE, Files.readAllBytes(folder.resolve(ExperimentLayout.DONE)));
      return files;
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /**
   * Takes over a record that was made elsewhere, after checking it. The caller has the cell's lock.
   *
   * @param files as {@link #files} returns them
   * @throws RecordException if it is not a whole record of that cell
   * @throws RecordException if another result of the cell is here already
   */
  public CellStatus adopt(String id, Map<String, byte[]> files) {
    return Adoption.adopt(layout, id, files);
  }

  /** Removes what there is of a cell, when its record has been taken elsewhere. */
  public void remove(String id) {
    for (Path folder : List.of(layout.run(id), layout.failure(id), layout.training(id))) {
      Disk.deleteLeftover(folder);
    }
  }

  /** Whether a small file can still be written; the disk may be full, or read-only. */
  public boolean writable() {
    return Disk.takes(layout.writing(ExperimentLayout.NO_ID));
  }
}
