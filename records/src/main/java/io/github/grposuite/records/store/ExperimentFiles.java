package io.github.grposuite.records.store;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code experiment.yaml} and {@code cells.csv}: replaced at once, by one process at a time, and
 * left as they are if the disk does not take the new ones.
 */
public final class ExperimentFiles {
  private static final int PAUSE_MILLIS = 5;
  private static final int MOST_PAUSES = 6000;

  private final RunStore store;

  /** Those of a store's experiment. */
  public ExperimentFiles(RunStore store) {
    this.store = store;
  }

  /**
   * The table as it stands, with the ids of cells.
   *
   * @throws RecordException if there is none, or it is not one
   */
  public CellTable table() {
    CellTable table = CellTable.read(store.directory());
    for (CellRow cell : table.cells()) {
      if (!ExperimentLayout.isId(cell.id())) {
        throw new RecordException(
            "%s has a cell \"%s\", but an id has 16 hexadecimal digits; run again"
                .formatted(file(), cell.id()));
      }
    }
    return table;
  }

  /** Writes the specification. */
  public void writeSpecification(String yaml) throws IOException {
    replace(store.layout().specification(), yaml);
  }

  /** Writes the table. */
  public void writeTable(CellTable table) throws IOException {
    replace(file(), table.text());
  }

  /**
   * Looks at every cell of the table on disk again and rewrites it if something changed.
   *
   * @param look where a cell stands now, from its id
   * @return the statuses, in the table's order; none if there is no table
   */
  public List<CellStatus> refreshTable(Function<String, CellStatus> look) throws IOException {
    if (!Files.isRegularFile(file())) {
      return List.of();
    }
    CellTable table = table();
    List<CellStatus> statuses =
        table.cells().parallelStream().map(cell -> look.apply(cell.id())).toList();
    String text = table.withStatuses(statuses).text();
    if (!text.equals(Files.readString(file()))) {
      replace(file(), text);
    }
    return statuses;
  }

  private Path file() {
    return store.layout().cells();
  }

  private void replace(Path file, String text) throws IOException {
    try (CellLock lock = lock()) {
      AtomicFile.write(file, text);
    }
  }

  /** Another process needs it for a moment only, or dies and gives it back. */
  private CellLock lock() {
    for (int i = 0; i < MOST_PAUSES; i++) {
      Optional<CellLock> lock = store.tryLockTable();
      if (lock.isPresent()) {
        return lock.get();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(file() + " was not written: interrupted while waiting for it");
      }
    }
    throw new StoreException(file() + " is being written by another process, which does not end");
  }
}
