package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a fetch is: a bar a file on a terminal, a line now and then elsewhere. */
final class FetchProgress implements HubListener, AutoCloseable {
  private static final int LINES = 5;
  private static final int TERMINAL_WIDTH = 100;
  private static final double MEGABYTE = 1e6;

  private final Console console;
  private Optional<ProgressBar> bar = Optional.empty();
  private long total;
  private long lines;

  FetchProgress(Console console) {
    this.console = console;
  }

  @Override
  public void started(HubFile file, long bytes, long resumed) {
    close();
    total = bytes;
    lines = lines(resumed);
    if (console.terminal()) {
      bar = Optional.of(bar(file.name(), bytes));
      bar.get().stepTo(resumed);
      return;
    }
    console
        .err()
        .println(
            file.name()
                + ": "
                + (bytes < 0 ? "a file" : megabytes(bytes))
                + (resumed > 0 ? ", of which " + megabytes(resumed) + " are here already" : ""));
  }

  private ProgressBar bar(String name, long bytes) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(bytes)
        .setUnit(" MB", (long) MEGABYTE)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), TERMINAL_WIDTH))
        .build();
  }

  @Override
  public void progressed(HubFile file, long bytes) {
    bar.ifPresent(each -> each.stepTo(bytes));
    if (!console.terminal() && bytes < total && lines(bytes) > lines) {
      lines = lines(bytes);
      console.err().println("  " + megabytes(bytes) + " of " + megabytes(total));
    }
  }

  @Override
  public void retrying(HubFile file, String problem, Duration wait) {
    close();
    console
        .err()
        .println(
            "  " + file.name() + ": " + problem + "; trying again in " + wait.toSeconds() + " s");
  }

  private long lines(long bytes) {
    return total <= 0 ? 0 : bytes * LINES / total;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
