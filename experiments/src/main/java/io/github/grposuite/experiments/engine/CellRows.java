package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plan.Shard;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.ExperimentFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** {@code cells.csv} of a run: useful at any moment, also to somebody whose process was killed. */
final class CellRows {
  private static final long SECONDS = 1_000_000_000L;

  /** At least so long between two writes, and so many times as long as a write takes. */
  private static final long SHORTEST_PAUSE = 5 * SECONDS;

  private static final long SHARE = 50;

  private final ExperimentFiles files;
  private final List<Cell> cells;
  private final CellTable table;
  private final List<String> ids;
  private final BitSet asked = new BitSet();
  private final CellSession session;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long next = System.nanoTime() + SHORTEST_PAUSE;

  /**
   * The table of a plan.
   *
   * @param shard the part of the cells that this run is asked for; the table has all
   */
  CellRows(ExperimentFiles files, Plan plan, Optional<Shard> shard, CellSession session) {
    this.files = files;
    this.session = session;
    this.cells = plan.cells();
    this.ids = cells.stream().map(Cell::id).toList();
    List<CellRow> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      rows.add(row(plan.varied(), ids.get(i), cells.get(i)));
    }
    this.table = new CellTable(plan.varied(), rows);
    if (shard.isPresent()) {
      shard.get().of(cells).forEach(asked::set);
    } else {
      asked.set(0, cells.size());
    }
  }

  private static CellRow row(List<String> varied, String id, Cell cell) {
    List<String> values = varied.stream().map(cell.varied()::get).toList();
    CellStatus pending = CellStatus.of(CellState.PENDING);
    return CellTable.row(varied, id, cell.method().name(), cell.seed(), pending, values);
  }

  /** The outcome of every cell that is asked for, or where it stands without one. */
  List<CellStatus> statuses() {
    return session.statuses(asked.stream().mapToObj(ids::get).toList());
  }

  /** The cells that are asked for and have no outcome. */
  List<Cell> left() {
    return asked.stream()
        .filter(i -> session.outcome(ids.get(i)).isEmpty())
        .mapToObj(cells::get)
        .toList();
  }

  /** Writes the table. */
  void write() throws IOException {
    writing.lock();
    try {
      files.writeTable(table.withStatuses(session.statuses(ids)));
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
      files.writeTable(table.withStatuses(session.statuses(ids)));
    } catch (IOException | StoreException ignored) {
      // The old one stays; the end of the run tells, if it still cannot be written.
    } finally {
      long end = System.nanoTime();
      next = end + Math.max(SHORTEST_PAUSE, SHARE * (end - start));
      writing.unlock();
    }
  }
}
