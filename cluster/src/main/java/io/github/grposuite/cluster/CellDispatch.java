package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.CellSession;
import io.github.grposuite.experiments.engine.Lease;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Hands cells out, twice as many tasks as the cluster runs at once, so that no executor waits. A
 * task is a Spark job of its own: the records of its cells come as soon as it ends, cells are
 * leased as late as possible, and a job that Spark gives up takes no other with it.
 */
final class CellDispatch {
  private static final int AHEAD = 2;

  private final JavaSparkContext context;
  private final CellTask task;
  private final CellSession session;
  private final ExecutorWatch watch;
  private final Deque<Cell> left;
  private final BatchSize size = new BatchSize();

  CellDispatch(
      JavaSparkContext context,
      CellTask task,
      CellSession session,
      ExecutorWatch watch,
      List<Cell> cells) {
    this.context = context;
    this.task = task;
    this.session = session;
    this.watch = watch;
    this.left = new ArrayDeque<>(cells);
  }

  /**
   * Runs until no cell is left or the session is stopped.
   *
   * @throws UsageException if executors cannot compute the cells at all
   */
  void run() {
    ExecutorService threads = Executors.newCachedThreadPool(CellDispatch::daemon);
    ExecutorCompletionService<List<CellStatus>> tasks = new ExecutorCompletionService<>(threads);
    int running = 0;
    try {
      while (true) {
        int slots = context.defaultParallelism();
        while (running < AHEAD * slots) {
          Map<String, Lease> batch = lease(slots);
          if (batch.isEmpty()) {
            break;
          }
          tasks.submit(() -> compute(batch));
          running++;
        }
        if (running == 0) {
          return;
        }
        Future<List<CellStatus>> ended = tasks.poll(1, TimeUnit.SECONDS);
        if (ended == null) {
          watch.look();
        } else {
          running--;
          ended.get().forEach(status -> size.add(status.seconds()));
        }
      }
    } catch (ExecutionException e) {
      context.sc().cancelAllJobs();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdown();
    }
  }

  private static Thread daemon(Runnable job) {
    Thread thread = new Thread(job, "spark job");
    thread.setDaemon(true);
    return thread;
  }

  private Map<String, Lease> lease(int slots) {
    int most = size.next(left.size(), slots);
    Map<String, Lease> batch = new LinkedHashMap<>();
    while (batch.size() < most && !left.isEmpty() && !session.stopped()) {
      session.lease(left.remove()).ifPresent(lease -> batch.put(lease.id(), lease));
    }
    return batch;
  }

  /** Has a task computed; in the end no lease is kept. */
  private List<CellStatus> compute(Map<String, Lease> batch) {
    Map<String, Lease> open = new LinkedHashMap<>(batch);
    RuntimeException reason = new IllegalStateException("no executor sent a record of it");
    try {
      List<String> ids = new ArrayList<>(batch.keySet());
      List<CellStatus> ended = new ArrayList<>();
      for (CellResult result : context.parallelize(ids, 1).mapPartitions(task).collect()) {
        ended.addAll(bring(result, open.remove(result.id())).stream().toList());
      }
      return ended;
    } catch (UsageException e) {
      reason = e;
      throw e;
    } catch (Exception e) { // Spark throws checked exceptions without saying so.
      reason = new IllegalStateException("Spark gave it up: " + SparkFailure.reason(e), e);
      return List.of();
    } finally {
      for (Lease lease : open.values()) {
        session.lost(lease, reason);
      }
    }
  }

  private Optional<CellStatus> bring(CellResult result, Lease lease) {
    try {
      if (result instanceof CellResult.Refused refused) {
        throw new UsageException("--engine spark: " + refused.reason());
      }
      CellResult.Computed computed = (CellResult.Computed) result;
      computed.notes().forEach(session.listener()::noted);
      CellStatus status = session.store().adopt(computed.id(), computed.files());
      session.ended(lease, status);
      return Optional.of(status);
    } catch (RuntimeException e) {
      session.lost(lease, e);
      if (e instanceof UsageException) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
