package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.training.DivergedException;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plugins.Blame;
import io.github.grposuite.experiments.plugins.Plugin;
import io.github.grposuite.experiments.training.Advance;
import io.github.grposuite.experiments.training.Dataset;
import io.github.grposuite.experiments.training.TrainingJob;
import io.github.grposuite.experiments.training.TrainingMemory;
import io.github.grposuite.experiments.training.TrainingTask;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.Failure;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.RunWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;

/**
 * Computes cells into a store, whoever asks for them: it knows nothing of leases. Threads may share
 * one, and then share the data of a seed; language models are trained one at a time.
 */
public final class CellWorker implements AutoCloseable {
  private final RunStore store;
  private final Optional<Duration> timeout;
  private final EngineListener listener;
  private final TrainingMemory memory;

  /**
   * A worker.
   *
   * @param store prepared; the record of a cell goes there
   * @param datasets number of data sets that are kept, one more than threads
   * @param timeout of a cell
   */
  public CellWorker(
      RunStore store, int datasets, Optional<Duration> timeout, EngineListener listener) {
    this.store = store;
    this.timeout = timeout;
    this.listener = listener;
    this.memory = new TrainingMemory(datasets);
  }

  /**
   * Computes a cell; its record, finished or failed, is on disk after that.
   *
   * @throws StoreException if the disk does not take the record; there is none then
   * @throws MachineException if other machines that take part fail; there is none then
   * @throws PairsElsewhereException if the method needs pairs that lie on other machines; likewise
   */
  public CellStatus run(Cell cell) {
    return compute(cell).publish();
  }

  /** Computes a cell; its record, finished or failed, is complete but not yet on disk. */
  RunWriter compute(Cell cell) {
    return compute(cell, cell.task());
  }

  private <D extends Dataset> RunWriter compute(Cell cell, TrainingTask<D> task) {
    RunWriter writer = store.writer(cell.identity());
    Optional<D> data = Optional.empty();
    try {
      data =
          Optional.of(
              memory.dataset(
                  task.data(),
                  cell.seed(),
                  part -> listener.progressed(cell, new Advance("data", part, 0))));
      task.data().notes().get().forEach(listener::noted);
      writer = store.writer(cell.identity()); // The clock starts when the data are there.
      TrainingJob job = job(cell, finite(writer, data.get().groups()));
      writer.complete(task.method().training().train(data.get(), job, memory), data.get().hash());
    } catch (StoreException | MachineException | PairsElsewhereException e) {
      writer.discard();
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      List<String> groups = data.map(Dataset::groups).orElse(List.of());
      Failure failure = failure(e, writer.step(), groups, task.method().plugins());
      writer.fail(failure, data.map(Dataset::hash).orElse(""));
    } catch (LinkageError | StackOverflowError | AssertionError e) {
      String words = Blame.of(task.method().plugins(), e).orElseThrow(() -> e);
      Failure failure = new Failure(Failure.Kind.ERROR, words, writer.step(), Optional.empty());
      writer.fail(failure, data.map(Dataset::hash).orElse(""));
    }
    return writer;
  }

  private TrainingJob job(Cell cell, MeasurementSink sink) {
    return new TrainingJob(
        store,
        cell.id(),
        cell.seed(),
        sink,
        Deadline.after(timeout)::check,
        advance -> listener.progressed(cell, advance),
        listener::noted);
  }

  /** A sink that gets finite numbers only: another one ends the cell. */
  private static MeasurementSink finite(MeasurementSink sink, List<String> groups) {
    return (step, split, group, metric, value) -> {
      if (!Double.isFinite(value)) {
        String part = split.isEmpty() ? "" : split + " ";
        String of =
            group.isEmpty() ? "" : " of " + (groups.contains(group) ? "group " : "") + group;
        throw new DivergedException(
            "the "
                + part
                + metric
                + of
                + " "
                + DivergedException.words(value)
                + " at step "
                + step
                + "; lower eta_theta or eta_alpha, or the learning rate",
            step,
            groups.indexOf(group));
      }
      sink.accept(step, split, group, metric, value);
    };
  }

  /** What an exception says about a cell, of which {@code last} is the last measured step. */
  private static Failure failure(
      Throwable thrown, OptionalInt last, List<String> groups, List<Plugin> plugins) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof DivergedException diverged) {
      OptionalInt step = OptionalInt.of(diverged.step());
      OptionalInt group = diverged.group();
      Optional<String> name =
          group.isPresent() && group.getAsInt() < groups.size()
              ? Optional.of(groups.get(group.getAsInt()))
              : Optional.empty();
      return new Failure(Failure.Kind.DIVERGED, message(cause), step, name);
    }
    if (cause instanceof Deadline.PassedException passed) {
      OptionalInt step = OptionalInt.of(passed.step());
      return new Failure(Failure.Kind.TIMEOUT, message(cause), step, Optional.empty());
    }
    if (cause instanceof OutOfMemoryError error) {
      return new Failure(Failure.Kind.MEMORY, MemoryAdvice.of(error), last, Optional.empty());
    }
    String words = Blame.of(plugins, cause).orElseGet(() -> message(cause));
    return new Failure(Failure.Kind.ERROR, words, last, Optional.empty());
  }

  /** The message, in which a path does not tell the user's name. */
  private static String message(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String home = System.getProperty("user.home", "");
    return home.length() > 1 ? message.replace(home, "~") : message;
  }

  @Override
  public void close() {
    memory.close();
  }
}
