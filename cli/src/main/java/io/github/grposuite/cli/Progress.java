package io.github.grposuite.cli;

import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far something is: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
  private static final int LINES = 5;
  private static final int TERMINAL_WIDTH = 100;

  private final Console console;
  private final long total;
  private final Optional<ProgressBar> bar;
  private long lines;

  /**
   * Begins.
   *
   * @param total steps; less than 1 if it is not known
   * @param begun steps that were done before
   * @param unit of the bar, and its size in steps
   */
  Progress(Console console, String name, long total, long begun, String unit, long size) {
    this.console = console;
    this.total = total;
    lines = lines(begun);
    bar = Optional.ofNullable(console.terminal() ? bar(console, name, total, unit, size) : null);
    bar.ifPresent(each -> each.stepTo(begun));
  }

  private static ProgressBar bar(Console console, String name, long total, String unit, long size) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .setUnit(unit, size)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), TERMINAL_WIDTH))
        .build();
  }

  /**
   * Goes on.
   *
   * @param done steps
   * @param line about it where there is no bar
   */
  void reached(long done, Supplier<String> line) {
    bar.ifPresent(each -> each.stepTo(done));
    if (bar.isEmpty() && lines(done) > lines) {
      lines = lines(done);
      console.note("  " + line.get());
    }
  }

  private long lines(long done) {
    return total < 1 ? 0 : done * LINES / total;
  }

  /** What is being done just now. */
  void tell(String stage) {
    if (bar.isPresent()) {
      bar.get().setExtraMessage(stage);
    } else {
      console.note("  " + stage);
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
