package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.TemporaryFolder;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes finished cells a second time, in a folder of its own, and compares the bytes. */
public final class Recomputation implements AutoCloseable {
  /** What has times, machines and the version of the code in it. */
  private static final Set<String> OTHER_EVERY_TIME =
      Set.of(ExperimentLayout.MANIFEST, ExperimentLayout.ENVIRONMENT, ExperimentLayout.DONE);

  private final RunStore store;
  private final Path folder;
  private final RunStore scratch;
  private final CellWorker worker;

  /** Of cells of a store. */
  public Recomputation(RunStore store, EngineListener listener) {
    this.store = store;
    folder = TemporaryFolder.create("grpo-verify");
    scratch = new RunStore(folder);
    try {
      scratch.prepare();
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    }
    worker = new CellWorker(scratch, 2, Optional.empty(), listener);
  }

  /** How a cell's second record differs from its first; empty if it does not. */
  public Optional<String> difference(Cell cell) {
    String id = cell.id();
    CellStatus status;
    try {
      status = worker.run(cell);
    } catch (StoreException e) {
      throw TemporaryFolder.problem().map(StoreException::new).orElse(e);
    }
    if (status.state() != CellState.DONE) {
      return Optional.of(cell.describe() + " (" + id + ") failed this time: " + status.error());
    }
    Map<String, byte[]> again = scratch.files(id);
    for (Map.Entry<String, byte[]> file : store.files(id).entrySet()) {
      boolean comparable = !OTHER_EVERY_TIME.contains(file.getKey());
      if (comparable && !Arrays.equals(file.getValue(), again.get(file.getKey()))) {
        return Optional.of(
            cell.describe() + " (" + id + "): " + file.getKey() + " has other bytes this time");
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    worker.close();
    Disk.deleteLeftover(folder);
  }
}
