package io.github.grposuite.records.store;

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
  private static final String SPECIFICATION = "experiment.yaml";
  private static final String TABLE = "cells.csv";
  private static final int PAUSE_MILLIS = 5;
  private static final int MOST_PAUSES = 6000;

  private final RunStore store;
  private final Path table;

  /** Those of a store's experiment. */
  public ExperimentFiles(RunStore store) {
    this.store = store;
    table = store.directory().resolve(TABLE);
  }

  /**
   * The table as it stands, the header first.
   *
   * @throws StoreException if there is none, or it is not one
   */
  public List<String[]> table() {
    try {
      return CellTable.read(table);
    } catch (IOException e) {
      throw StoreException.reading(table, e);
    }
  }

  /** Writes the specification. */
  public void writeSpecification(String yaml) throws IOException {
    try (CellLock lock = lock()) {
      replace(SPECIFICATION, yaml);
    }
  }

  /**
   * Writes the table.
   *
   * @param rows from {@link CellTable#rows}; they get the outcomes, one a cell
   */
  public void writeTable(List<String[]> rows, List<CellStatus> outcomes) throws IOException {
    String text = CellTable.text(rows, outcomes);
    try (CellLock lock = lock()) {
      replace(TABLE, text);
    }
  }

  /**
   * Looks at every cell of the table on disk again and rewrites it if something changed.
   *
   * @param look where a cell stands now, from its id
   * @return the outcomes, in the table's order; none if there is no table
   */
  public List<CellStatus> refreshTable(Function<String, CellStatus> look) throws IOException {
    if (!Files.isRegularFile(table)) {
      return List.of();
    }
    List<String[]> rows = CellTable.read(table);
    List<CellStatus> outcomes =
        rows.stream().skip(1).toList().parallelStream().map(row -> look.apply(row[0])).toList();
    String text = CellTable.text(rows, outcomes);
    if (!text.equals(Files.readString(table))) {
      try (CellLock lock = lock()) {
        replace(TABLE, text);
      }
    }
    return outcomes;
  }

  private void replace(String name, String text) throws IOException {
    AtomicFile.write(store.directory().resolve(name), text);
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
        throw new StoreException(table + " was not written: interrupted while waiting for it");
      }
    }
    throw new StoreException(table + " is being written by another process, which does not end");
  }
}
