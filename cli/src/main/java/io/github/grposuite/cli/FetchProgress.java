package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How far a fetch is, a file after the other. */
final class FetchProgress implements HubListener, AutoCloseable {
  private static final double MEGABYTE = 1e6;

  private final Console console;
  private Optional<Progress> file = Optional.empty();
  private long total;

  FetchProgress(Console console) {
    this.console = console;
  }

  @Override
  public void started(HubFile begun, long bytes, long resumed) {
    close();
    total = bytes;
    file = Optional.of(new Progress(console, begun.name(), bytes, resumed, " MB", (long) MEGABYTE));
    if (!console.terminal()) {
      console.note(
          begun.name()
              + ": "
              + (bytes < 0 ? "a file" : megabytes(bytes))
              + (resumed > 0 ? ", of which " + megabytes(resumed) + " are here already" : ""));
    }
  }

  @Override
  public void progressed(HubFile fetched, long bytes) {
    if (console.terminal() || bytes < total) {
      file.orElseThrow().reached(bytes, () -> megabytes(bytes) + " of " + megabytes(total));
    }
  }

  @Override
  public void retrying(HubFile failed, String problem, Duration wait) {
    close();
    console.note(
        "  %s: %s; trying again in %s s".formatted(failed.name(), problem, wait.toSeconds()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  @Override
  public void close() {
    file.ifPresent(Progress::close);
    file = Optional.empty();
  }
}
