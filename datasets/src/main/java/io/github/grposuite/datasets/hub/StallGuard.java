package io.github.grposuite.datasets.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads a body that someone else closes, but fails rather than waits for ever. */
final class StallGuard implements AutoCloseable {
  private final InputStream body;
  private final Duration limit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hub-stall-guard");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stalled;

  StallGuard(InputStream body, Duration limit) {
    this.body = body;
    this.limit = limit;
  }

  /** As {@link InputStream#read(byte[])}. */
  int read(byte[] target) throws IOException {
    ScheduledFuture<?> alarm = timer.schedule(this::stop, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int count = body.read(target);
      if (count < 0 && stalled) {
        throw stalledException(null);
      }
      return count;
    } catch (IOException e) {
      throw stalled ? stalledException(e) : e;
    } finally {
      alarm.cancel(false);
    }
  }

  private void stop() {
    stalled = true;
    try {
      body.close();
    } catch (IOException e) {
      // The reader is told that it waited too long.
    }
  }

  private IOException stalledException(IOException cause) {
    return new IOException("no byte arrived in " + limit.toMillis() / 1000.0 + " s", cause);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
