package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.EngineListener;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.store.CellStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements EngineListener, AutoCloseable {
  private static final int LINES = 5;
  private static final int SECONDS_BETWEEN = 20;
  private static final int TERMINAL_WIDTH = 100;

  private final Console console;
  private final int total;
  private final Optional<ProgressBar> bar;
  private final long start = System.nanoTime();
  private final Set<String> notes = new HashSet<>();
  private int finished;
  private long told = System.nanoTime();
  private int computed;

  Progress(Console console, String name, int total) {
    this.console = console;
    this.total = total;
    this.bar = console.terminal() ? Optional.of(bar(console, name, total)) : Optional.empty();
    if (bar.isEmpty()) {
      console.err().println(name + ": " + Flags.count(total, "cell"));
    }
  }

  private static ProgressBar bar(Console console, String name, int total) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .setUnit(" cells", 1)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), TERMINAL_WIDTH))
        .build();
  }

  @Override
  public synchronized void finished(Cell cell, CellStatus outcome, boolean reused) {
    finished++;
    computed += reused ? 0 : 1;
    if (bar.isPresent()) {
      bar.get().step();
    } else if (finished * LINES / total != (finished - 1) * LINES / total) {
      console.err().println(line());
    }
  }

  @Override
  public synchronized void noted(String message) {
    if (notes.add(message)) {
      console.err().println("  " + message);
    }
  }

  @Override
  public synchronized void progressed(Cell cell, String stage, double part) {
    long now = System.nanoTime();
    if (now - told < SECONDS_BETWEEN * 1_000_000_000L) {
      return;
    }
    told = now;
    String text = String.format(Locale.ROOT, "%s: %s %.1f %%", cell.describe(), stage, 100 * part);
    if (bar.isPresent()) {
      bar.get().setExtraMessage(text);
    } else {
      console.err().println("  " + text);
    }
  }

  private String line() {
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = "  " + finished + " of " + total + " cells";
    if (computed == 0) {
      return text;
    }
    double rate = computed / seconds;
    Duration left = Duration.ofMillis((long) (1000 * (total - finished) / rate));
    return text
        + String.format(Locale.ROOT, rate < 10 ? ", %.1f cells/s" : ", %.0f cells/s", rate)
        + String.format(Locale.ROOT, ", %d s left", left.toSeconds());
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
