package io.github.grposuite.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent tasks on all processors. */
public final class Parallel {
  private Parallel() {}

  /**
   * The results in the order of the tasks, whatever the number of threads.
   *
   * @throws IOException the first task's that failed
   */
  public static <T> List<T> run(List<? extends Callable<T>> tasks) throws IOException {
    return run(tasks, Integer.MAX_VALUE);
  }

  /** The same, no more than {@code most} at a time. */
  public static <T> List<T> run(List<? extends Callable<T>> tasks, int most) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(most, Runtime.getRuntime().availableProcessors()));
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static IOException rethrown(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(cause);
  }
}
