package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.EngineListener;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.training.Advance;
import io.github.grposuite.records.CellStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far a run is. */
final class RunProgress implements EngineListener, AutoCloseable {
  private static final int SECONDS_BETWEEN = 20;

  private final Console console;
  private final int total;
  private final Progress progress;
  private final long start = System.nanoTime();
  private final Set<String> notes = new HashSet<>();
  private final Map<Cell, StagePace> paces = new IdentityHashMap<>();
  private int finished;
  private long told = System.nanoTime();
  private int computed;

  RunProgress(Console console, String name, int total) {
    this.console = console;
    this.total = total;
    progress = new Progress(console, name, total, 0, " cells", 1);
    if (!console.terminal()) {
      console.note(name + ": " + Flags.count(total, "cell"));
    }
  }

  @Override
  public synchronized void finished(Cell cell, CellStatus outcome, boolean reused) {
    finished++;
    paces.remove(cell);
    computed += reused ? 0 : 1;
    progress.reached(finished, this::line);
  }

  @Override
  public synchronized void noted(String message) {
    if (notes.add(message)) {
      console.note("  " + message);
    }
  }

  @Override
  public synchronized void progressed(Cell cell, Advance advance) {
    StagePace pace = paces.computeIfAbsent(cell, any -> new StagePace(System::nanoTime));
    pace.hear(advance);
    long now = System.nanoTime();
    if (now - told >= SECONDS_BETWEEN * 1_000_000_000L) {
      told = now;
      progress.tell(cell.describe() + ": " + pace.words(advance));
    }
  }

  private synchronized String line() {
    String text = finished + " of " + total + " cells";
    if (computed == 0) {
      return text;
    }
    double rate = computed / ((System.nanoTime() - start) / 1e9);
    Duration left = Duration.ofMillis((long) (1000 * (total - finished) / rate));
    String speed = rate < 10 ? ", %.1f cells/s, %d s left" : ", %.0f cells/s, %d s left";
    return text + String.format(Locale.ROOT, speed, rate, left.toSeconds());
  }

  @Override
  public void close() {
    progress.close();
  }
}
