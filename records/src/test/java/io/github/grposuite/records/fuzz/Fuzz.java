package io.github.grposuite.records.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * Feeds a reader with broken files for some time. Each must be read, or refused by one of the
 * reader's own exceptions with one line that names the file; without filling the memory, and soon.
 *
 * @param file that is written anew each time
 * @param copies the bytes by number
 * @param reader throws what it thinks of the file
 * @param refusals exceptions that it may throw
 * @param where must be in every message
 */
public record Fuzz(
    Path file,
    LongFunction<byte[]> copies,
    Runnable reader,
    List<Class<? extends RuntimeException>> refusals,
    String where) {
  /** Seconds a reader, of {@code -Dfuzz.seconds=N}. */
  public static final Duration TIME =
      Duration.ofMillis(
          (long) (1000 * Double.parseDouble(System.getProperty("fuzz.seconds", "1"))));

  private static final long FIRST = Long.getLong("fuzz.first", 1);
  private static final int PATIENCE_SECONDS = 20;
  private static final long MOST_BYTES = 200_000_000;

  /**
   * What came of it.
   *
   * @param read files that were read in spite of the change
   * @param refused files that were refused
   */
  public record Counts(long read, long refused) {}

  public Counts run(Duration time) throws IOException, InterruptedException {
    long read = 0;
    long refused = 0;
    long end = System.nanoTime() + time.toNanos();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      for (long number = FIRST; System.nanoTime() < end; number++) {
        Files.write(file, copies.apply(number));
        if (executor.submit(this::isRead).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          read++;
        } else {
          refused++;
        }
      }
    } catch (ExecutionException e) {
      throw new AssertionError(problem(FIRST + read + refused), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(problem(FIRST + read + refused) + ": not done in time", e);
    } finally {
      executor.shutdownNow();
    }
    return new Counts(read, refused);
  }

  private String problem(long number) throws IOException {
    Path kept = Files.createTempFile("fuzz-" + number + "-", "-" + file.getFileName());
    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    return "copy " + number + ", kept as " + kept;
  }

  private boolean isRead() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean read = true;
    try {
      reader.run();
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      if (!refusals.contains(e.getClass())
          || message.lines().count() != 1
          || !message.contains(where)) {
        throw e;
      }
      read = false;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > MOST_BYTES) {
      throw new IllegalStateException(allocated + " bytes allocated");
    }
    return read;
  }
}
