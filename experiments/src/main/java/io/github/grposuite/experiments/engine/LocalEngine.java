package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.PolicyKind;
import io.github.grposuite.experiments.store.CellTable.Outcome;
import io.github.grposuite.experiments.store.RunLock;
import io.github.grposuite.experiments.store.RunRecord;
import io.github.grposuite.experiments.store.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs cells on the threads of this process. Training threads hand records to a few writing
 * threads, which wait for the disk.
 */
public final class LocalEngine {
  private static final int WRITERS = 4;
  private static final int PENDING_WRITES = 16;

  private final RunStore store;
  private final int jobs;
  private final boolean failFast;
  private final EngineListener listener;

  /**
   * An engine on a store.
   *
   * @param jobs number of training threads
   * @param failFast whether the first failed cell ends the run; the rest stays pending
   */
  public LocalEngine(RunStore store, int jobs, boolean failFast, EngineListener listener) {
    this.store = store;
    this.jobs = jobs;
    this.failFast = failFast;
    this.listener = listener;
  }

  /** Runs the cells that are not finished; the outcomes are in the order of the cells. */
  public List<Outcome> run(List<Cell> cells) {
    ExecutorService trainers = Executors.newFixedThreadPool(jobs, LocalEngine::daemon);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS, LocalEngine::daemon);
    try (CellTraining training = new CellTraining(store, listener)) {
      Session session = new Session(writers, new WorldCache(jobs + 1), training);
      List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
      for (Cell cell : cells) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        outcomes.add(outcome);
        trainers.execute(() -> completing(outcome, () -> session.train(cell, outcome)));
      }
      return outcomes.stream().map(CompletableFuture::join).toList();
    } finally {
      trainers.shutdownNow();
      writers.shutdown();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "cell");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a part of a cell; an error of the machine, such as no memory, reaches the caller. */
  private static void completing(CompletableFuture<Outcome> outcome, Runnable part) {
    try {
      part.run();
    } catch (Error e) {
      outcome.completeExceptionally(e);
      throw e;
    }
  }

  private final class Session {
    private final ExecutorService writers;
    private final WorldCache worlds;
    private final CellTraining training;
    private final Semaphore writes = new Semaphore(PENDING_WRITES);
    private final AtomicBoolean stopped = new AtomicBoolean();

    Session(ExecutorService writers, WorldCache worlds, CellTraining training) {
      this.writers = writers;
      this.worlds = worlds;
      this.training = training;
    }

    void train(Cell cell, CompletableFuture<Outcome> outcome) {
      if (stopped.get()) {
        outcome.complete(Outcome.pending());
        return;
      }
      long start = System.nanoTime();
      try {
        if (cell.data().policy() == PolicyKind.LANGUAGE_MODEL) {
          trainAlone(cell, outcome);
        } else if (!reuse(cell, outcome)) {
          RunRecord record = compute(cell);
          writes.acquireUninterruptibly();
          writers.execute(() -> completing(outcome, () -> outcome.complete(write(cell, record))));
        }
      } catch (RuntimeException e) {
        outcome.complete(fail(cell, e, start));
      } catch (OutOfMemoryError e) {
        outcome.complete(fail(cell, new IllegalStateException(memory()), start));
      }
    }

    /** A cell that takes long is not worth doing twice: other processes wait for it. */
    private void trainAlone(Cell cell, CompletableFuture<Outcome> outcome) {
      try (RunLock lock = store.lock(cell.id())) {
        if (!reuse(cell, outcome)) {
          RunRecord record;
          synchronized (training) { // The record's clock starts when it is this cell's turn.
            record = compute(cell);
          }
          writes.acquireUninterruptibly();
          outcome.complete(write(cell, record));
        }
      }
    }

    private boolean reuse(Cell cell, CompletableFuture<Outcome> outcome) {
      OptionalDouble before = store.finished(cell.id());
      before.ifPresent(seconds -> outcome.complete(tell(cell, Outcome.done(seconds), true)));
      return before.isPresent();
    }

    private String memory() {
      return "needs more memory than the heap of "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB; give it more, for example GRPO_JAVA_OPTIONS=-Xmx4g ./grpo …";
    }

    private RunRecord compute(Cell cell) {
      WorldCache.World world = worlds.get(cell, part -> listener.progressed(cell, "data", part));
      RunRecord record = new RunRecord(cell);
      record.finish(training.train(cell, world.work(), record), world.hash());
      return record;
    }

    private Outcome write(Cell cell, RunRecord record) {
      try {
        store.write(record);
        return tell(cell, Outcome.done(record.seconds()), false);
      } catch (RuntimeException e) {
        return fail(cell, e, System.nanoTime());
      } finally {
        writes.release();
      }
    }

    private Outcome fail(Cell cell, RuntimeException e, long start) {
      if (failFast) {
        stopped.set(true);
      }
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      double seconds = Math.max(0, (System.nanoTime() - start) / 1e9);
      return tell(cell, Outcome.failed(message, seconds), false);
    }

    private synchronized Outcome tell(Cell cell, Outcome outcome, boolean reused) {
      listener.finished(cell, outcome, reused);
      return outcome;
    }
  }
}
