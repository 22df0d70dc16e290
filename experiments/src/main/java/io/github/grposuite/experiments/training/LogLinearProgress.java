package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.RunObserver;
import io.github.grposuite.core.training.TrainerState;
import io.github.grposuite.language.training.StateFile;
import io.github.grposuite.language.training.TrainingStateException;
import io.github.grposuite.records.ExperimentLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Follows a log-linear run: lets it be stopped within milliseconds or a step, and keeps its state
 * on disk, so that the run goes on from there after any end of the process with the same bits. A
 * run that ends before its first state is due touches no disk.
 *
 * <p>The folder has {@value #STATE} and {@code metrics.csv}, the measurements made so far; these
 * are synced before a state that counts on them is written. A state that cannot be used is noted
 * and the run starts at the beginning; a disk that cannot be written is noted and the run goes on
 * without. The caller sees to it that one run at a time uses the folder.
 */
final class LogLinearProgress implements RunObserver, MeasurementSink, AutoCloseable {
  /** Wall time between states: what an interruption costs at most. */
  static final Duration EVERY = Duration.ofSeconds(30);

  static final String STATE = "log-linear.state";

  private static final String MAGIC = "GRPOLOGLINEAR";
  private static final int MOST_PENDING = 1 << 18;

  private final Path folder;
  private final StateFile file;
  private final long every;
  private final MeasurementSink sink;
  private final IntConsumer stop;
  private final Consumer<String> notes;
  private final Pace pace = new Pace(System::nanoTime);
  private final MeasurementBuffer pending = new MeasurementBuffer();
  private Optional<MetricsLog> log = Optional.empty();
  private Optional<RuntimeException> stopped = Optional.empty();
  private boolean keeping = true;
  private long saved = pace.last();

  /**
   * Follows one run.
   *
   * @param folder created when needed, and left to the caller to delete
   * @param id whose run this is; states of others are not used
   * @param every wall time between states, for example {@link #EVERY}
   * @param sink takes the measurements; when the run goes on from a state, first those before it
   * @param stop called with the number of steps done, about every millisecond, or after every step
   *     if steps take longer; throws to stop the run, whose state is kept
   * @param notes what a reader of the results should know
   */
  LogLinearProgress(
      Path folder,
      String id,
      Duration every,
      MeasurementSink sink,
      IntConsumer stop,
      Consumer<String> notes) {
    this.folder = folder;
    this.file = new StateFile(folder.resolve(STATE), MAGIC, LogLinearState.VERSION, id);
    this.every = every.toNanos();
    this.sink = sink;
    this.stop = stop;
    this.notes = notes;
  }

  @Override
  public Optional<TrainerState> start() {
    Optional<LogLinearState> found = load();
    try {
      if (found.isPresent()) {
        log.orElseThrow().replay(sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read; run again", e);
    }
    return found.map(LogLinearState::trainer);
  }

  private Optional<LogLinearState> load() {
    try {
      Optional<LogLinearState> found = file.read(LogLinearState::read);
      if (found.isPresent()) {
        LogLinearState state = found.get();
        log = Optional.of(MetricsLog.resume(metrics(), state.bytes(), state.digest()));
      }
      return found;
    } catch (IOException | TrainingStateException e) {
      notes.accept("trained from the start, because " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    sink.accept(step, split, group, metric, value);
    if (keeping) {
      pending.accept(step, split, group, metric, value);
      if (pending.size() == MOST_PENDING) {
        attempt(this::append);
      }
    }
  }

  @Override
  public boolean stepped(int steps) {
    if (!pace.due()) {
      return false;
    }
    try {
      stop.accept(steps);
    } catch (RuntimeException e) {
      if (!keeping) {
        throw e;
      }
      stopped = Optional.of(e);
      return true;
    }
    return keeping && pace.last() - saved >= every;
  }

  @Override
  public void keep(TrainerState state) {
    attempt(
        () -> {
          append().sync();
          long bytes = log.orElseThrow().bytes();
          byte[] digest = log.orElseThrow().digest();
          file.write(out -> new LogLinearState(state, bytes, digest).write(out));
        });
    saved = System.nanoTime();
    stopped.ifPresent(
        e -> {
          throw e;
        });
  }

  private MetricsLog append() throws IOException {
    if (log.isEmpty()) {
      Files.createDirectories(folder);
      log = Optional.of(MetricsLog.create(metrics()));
    }
    log.get().append(pending);
    pending.clear();
    return log.get();
  }

  private Path metrics() {
    return folder.resolve(ExperimentLayout.METRICS);
  }

  @FunctionalInterface
  private interface DiskAccess {
    void run() throws IOException;
  }

  private void attempt(DiskAccess access) {
    try {
      access.run();
    } catch (IOException | TrainingStateException e) {
      keeping = false;
      pending.clear();
      notes.accept("no state of the training is kept any more, because " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (log.isPresent()) {
        log.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(metrics() + " cannot be closed", e);
    }
  }
}
