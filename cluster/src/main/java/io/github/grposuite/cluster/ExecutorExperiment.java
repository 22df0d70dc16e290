package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.CellWorker;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.store.CodeVersion;
import io.github.grposuite.records.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** An experiment opened on an executor: its cells, and what computes them. One a process. */
final class ExecutorExperiment {
  private static ExecutorExperiment current;

  private final String key;
  private final Scratch scratch;
  private final RunStore store;
  private final CellWorker worker;
  private final Map<String, Cell> cells = new HashMap<>();
  private final Notes notes = new Notes();
  private String refusal = "";

  private ExecutorExperiment(String key, ExperimentBundle bundle) throws IOException {
    this.key = key;
    scratch = Scratch.create();
    store = new RunStore(scratch.folder());
    store.prepare();
    worker =
        new CellWorker(
            store, Runtime.getRuntime().availableProcessors() + 1, bundle.timeout(), notes);
    read(bundle);
  }

  private void read(ExperimentBundle bundle) throws IOException {
    if (!bundle.code().equals(CodeVersion.current().describe())) {
      refusal =
          "executors run other code (%s) than this process (%s); remove the suite's jars from their"
                  .formatted(CodeVersion.current().describe(), bundle.code())
              + " class path, they are sent";
      return;
    }
    try {
      String document = bundle.unpack(scratch.folder());
      Specification spec = Specification.parse("the experiment", document);
      Plan.of(spec, Plugins.of(bundle.plugins()))
          .cells()
          .forEach(cell -> cells.put(cell.id(), cell));
    } catch (UsageException e) {
      refusal =
          e.getMessage()
              + "; every worker needs the same large files and language models, under the same"
              + " paths";
    }
  }

  /** Opens an experiment, and closes the one before. */
  static synchronized ExecutorExperiment open(String key, Supplier<ExperimentBundle> bundle) {
    if (current == null || !current.key.equals(key)) {
      if (current != null) {
        current.close();
        current = null;
      }
      try {
        current = new ExecutorExperiment(key, bundle.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return current;
  }

  /** Computes a cell; a failed cell is a result as well. */
  CellResult compute(String id) {
    Cell cell = cells.get(id);
    if (cell == null) {
      return new CellResult.Refused(
          id, refusal.isEmpty() ? "an executor plans other cells than this process" : refusal);
    }
    store.remove(id); // An earlier attempt of this task may have left it.
    worker.run(cell);
    CellResult result = new CellResult.Computed(id, store.files(id), notes.take());
    store.remove(id);
    return result;
  }

  private void close() {
    worker.close();
    scratch.delete();
  }
}
