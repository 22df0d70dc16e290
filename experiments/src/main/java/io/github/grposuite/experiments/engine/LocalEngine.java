package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.store.RunWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Runs cells on the threads of this process. Training threads hand records to a few writing
 * threads, which wait for the disk.
 *
 * @param jobs number of training threads
 * @param timeout of a cell
 */
record LocalEngine(int jobs, Optional<Duration> timeout) implements Engine {
  private static final int WRITERS = 4;
  private static final int PENDING_WRITES = 16;

  /** The engine that is always there. */
  static final class Provider implements EngineProvider {
    @Override
    public String name() {
      return RunOptions.LOCAL;
    }

    @Override
    public boolean takesMaster() {
      return false;
    }

    @Override
    public Engine open(RunOptions options, String document, List<Cell> planned) {
      return new LocalEngine(options.jobs(), options.timeout());
    }
  }

  @Override
  public void run(List<Cell> cells, CellSession session) {
    int threads = Math.min(jobs, cells.size());
    ExecutorService trainers = Executors.newFixedThreadPool(threads, LocalEngine::daemon);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS, LocalEngine::daemon);
    try (CellWorker worker =
        new CellWorker(session.store(), jobs + 1, timeout, session.listener())) {
      Pass pass = new Pass(new ConcurrentLinkedQueue<>(cells), session, worker, writers);
      List<CompletableFuture<Void>> loops = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        loops.add(CompletableFuture.runAsync(pass::train, trainers));
      }
      loops.forEach(LocalEngine::join);
      pass.awaitWrites();
    } finally {
      trainers.shutdownNow();
      writers.shutdown();
    }
  }

  /** An error of the machine reaches the caller as it is. */
  private static void join(CompletableFuture<Void> loop) {
    try {
      loop.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "cell");
    thread.setDaemon(true);
    return thread;
  }

  private record Pass(
      Queue<Cell> cells,
      CellSession session,
      CellWorker worker,
      ExecutorService writers,
      Semaphore writes,
      Queue<Error> errors) {
    Pass(Queue<Cell> cells, CellSession session, CellWorker worker, ExecutorService writers) {
      this(
          cells,
          session,
          worker,
          writers,
          new Semaphore(PENDING_WRITES),
          new ConcurrentLinkedQueue<>());
    }

    /** Trains cell after cell. */
    void train() {
      for (Cell cell = cells.poll(); cell != null && !session.stopped(); cell = cells.poll()) {
        if (cell.method().training().takesAllCores()) {
          synchronized (worker) { // All cores work on one; the others are left to be leased.
            train(cell);
          }
        } else {
          train(cell);
        }
      }
    }

    private void train(Cell cell) {
      Optional<Lease> lease = session.lease(cell);
      if (lease.isEmpty()) {
        return;
      }
      try {
        RunWriter record = worker.compute(cell);
        writes.acquireUninterruptibly();
        if (record.failed()) {
          write(lease.get(), record); // The next cell may have to know.
        } else {
          writers.execute(() -> write(lease.get(), record));
        }
      } catch (RuntimeException e) {
        session.lost(lease.get(), e);
      }
    }

    private void write(Lease lease, RunWriter record) {
      try {
        session.ended(lease, record.publish());
      } catch (RuntimeException e) {
        session.lost(lease, e);
      } catch (Error e) {
        errors.add(e);
        throw e;
      } finally {
        writes.release();
      }
    }

    /** Returns when all records are on disk. */
    void awaitWrites() {
      writes.acquireUninterruptibly(PENDING_WRITES);
      if (!errors.isEmpty()) {
        throw errors.element();
      }
    }
  }
}
