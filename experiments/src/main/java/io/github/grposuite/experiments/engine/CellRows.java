package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.store.CellStatus;
import io.github.grposuite.experiments.store.CellTable;
import io.github.grposuite.experiments.store.ExperimentFiles;
import io.github.grposuite.experiments.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** {@code cells.csv} of a run: useful at any moment, also to somebody whose process was killed. */
final class CellRows {
  private static final long SECONDS = 1_000_000_000L;

  /** At least so long between two writes, and so many times as long as a write takes. */
  private static final long SHORTEST_PAUSE = 5 * SECONDS;

  private static final long SHARE = 50;

  private final ExperimentFiles files;
  private final List<Cell> cells;
  private final List<String[]> rows;
  private final List<String> ids;
  private final CellSession session;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long next = System.nanoTime() + SHORTEST_PAUSE;

  CellRows(ExperimentFiles files, Plan plan, CellSession session) {
    this.files = files;
    this.session = session;
    this.cells = plan.cells();
    this.rows = CellTable.rows(plan.varied(), cells);
    this.ids = rows.stream().skip(1).map(row -> row[0]).toList();
  }

  /** The outcome of every cell, or where it stands without one. */
  List<CellStatus> statuses() {
    return session.statuses(ids);
  }

  /** The cells without an outcome. */
  List<Cell> left() {
    List<Cell> left = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (session.outcome(ids.get(i)).isEmpty()) {
        left.add(cells.get(i));
      }
    }
    return left;
  }

  /** Writes the table. */
  void write() throws IOException {
    writing.lock();
    try {
      files.writeTable(rows, statuses());
    } finally {
      writing.unlock();
    }
  }

  /** Writes it if the last time is long ago and nobody else does. */
  void writeNowAndThen() {
    if (System.nanoTime() - next < 0 || !writing.tryLock()) {
      return;
    }
    long start = System.nanoTime();
    try {
      files.writeTable(rows, statuses());
    } catch (IOException | StoreException ignored) {
      // The old one stays; the end of the run tells, if it still cannot be written.
    } finally {
      long end = System.nanoTime();
      next = end + Math.max(SHORTEST_PAUSE, SHARE * (end - start));
      writing.unlock();
    }
  }
}
