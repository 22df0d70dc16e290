package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.CellLock;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cells of one run: who may compute them, and what became of them. Other processes may work on
 * the same directory; a cell that one of them has is left to it, and asked for again later.
 */
public final class CellSession {
  private final RunStore store;
  private final RunOptions options;
  private final EngineListener listener;
  private final Runnable settled;
  private final Object telling = new Object();
  private final Map<String, CellStatus> outcomes = new ConcurrentHashMap<>();

  /** Failures that were there when the cell was first asked for. */
  private final Map<String, String> failuresBefore = new ConcurrentHashMap<>();

  private volatile Optional<String> stopReason = Optional.empty();
  private volatile boolean stopped;

  /**
   * A session.
   *
   * @param settled called after every outcome, by any thread
   */
  CellSession(RunStore store, RunOptions options, EngineListener listener, Runnable settled) {
    this.store = store;
    this.options = options;
    this.listener = listener;
    this.settled = settled;
  }

  /** Where the records go. */
  public RunStore store() {
    return store;
  }

  /** Hears of what happens. */
  public EngineListener listener() {
    return listener;
  }

  /** Whether no further cell should be started. */
  public boolean stopped() {
    return stopped;
  }

  /** Why no further cell is started, if that is not because of a failed one. */
  Optional<String> stopReason() {
    return stopReason;
  }

  /** The outcome of a cell that has one. */
  Optional<CellStatus> outcome(String id) {
    return Optional.ofNullable(outcomes.get(id));
  }

  /** The outcome of every cell, or where it stands without one. */
  List<CellStatus> statuses(List<String> ids) {
    Snapshot now = store.snapshot();
    return ids.stream().map(id -> outcome(id).orElseGet(() -> now.status(id))).toList();
  }

  /**
   * Asks for a cell.
   *
   * @return empty if it is finished, or failed before and is not to be tried again, or if another
   *     process has it
   */
  public Optional<Lease> lease(Cell cell) {
    String id = cell.id();
    if (outcomes.containsKey(id)) {
      return Optional.empty();
    }
    Optional<CellLock> lock = Optional.empty();
    boolean leased = false;
    try {
      Optional<CellStatus> before = store.record(id);
      if (before.isPresent() && before.get().state() == CellState.DONE) {
        settle(cell, id, before.get(), true);
        return Optional.empty();
      }
      failuresBefore.computeIfAbsent(id, store::failureMark);
      lock = store.tryLock(id);
      leased = lock.isPresent() && isOpen(cell, id);
      return leased ? Optional.of(new Lease(cell, id, lock.get())) : Optional.empty();
    } catch (NewerFormatException e) {
      settle(cell, id, CellStatus.of(CellState.PENDING, e.getMessage()), true);
      return Optional.empty();
    } catch (StoreException e) {
      lost(cell, id, e);
      return Optional.empty();
    } finally {
      if (!leased) {
        lock.ifPresent(CellLock::close);
      }
    }
  }

  /** Whether a cell, whose lock this process has, is still to be computed. */
  private boolean isOpen(Cell cell, String id) {
    Optional<CellStatus> record = store.record(id);
    while (record.isPresent() && record.get().state() == CellState.QUARANTINED) {
      Path aside = store.quarantine(id, record.get().error());
      listener.noted(record.get().error() + "; moved to " + aside + ", the cell runs again");
      record = store.record(id);
    }
    if (record.isEmpty() || retry(id, record.get())) {
      return true;
    }
    settle(cell, id, record.get(), true);
    return false;
  }

  /** A failure is tried again if asked, but not if another process has just done so. */
  private boolean retry(String id, CellStatus record) {
    return options.retryFailed()
        && record.state() == CellState.FAILED
        && store.failureMark(id).equals(failuresBefore.get(id));
  }

  /** A leased cell has its record, finished or failed, in the store. */
  public void ended(Lease lease, CellStatus status) {
    lease.lock().close();
    if (status.state() == CellState.FAILED && options.failFast()) {
      stopped = true;
    }
    settle(lease.cell(), lease.id(), status, false);
  }

  /** A leased cell has no record, for this reason; the disk may be full. */
  public void lost(Lease lease, RuntimeException reason) {
    lease.lock().close();
    lost(lease.cell(), lease.id(), reason);
  }

  private void lost(Cell cell, String id, RuntimeException reason) {
    String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    if (!store.writable()) {
      stopReason = Optional.of(message);
      stopped = true;
    } else if (options.failFast()) {
      stopped = true;
    }
    settle(cell, id, CellStatus.of(CellState.PENDING, message), false);
  }

  private void settle(Cell cell, String id, CellStatus status, boolean reused) {
    if (outcomes.putIfAbsent(id, status) == null) {
      synchronized (telling) {
        listener.finished(cell, status, reused);
      }
      settled.run();
    }
  }
}
