package io.github.grposuite.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.records.store.CellLock;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.RunWriter;
import io.github.grposuite.records.store.TrainedPolicy;
import io.github.grposuite.records.store.TrainingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that runs out of time again and again ends with the record of one that does not. */
class ResumedCellTest {
  private static final String METHOD =
      "gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: 30000, batch: 20,"
          + " iterate: average, evaluate_every: 100}";

  private final LogLinearCell cell = LogLinearCell.of(METHOD);

  @TempDir Path directory;

  @Test
  void theRecordIsTheSameBytes() throws IOException {
    assertThat(timeouts(store("compiled"), Duration.ofDays(1))).isZero();
    RunStore whole = store("whole");
    long start = System.nanoTime();
    assertThat(timeouts(whole, Duration.ofDays(1))).isZero();
    Duration once = Duration.ofNanos(System.nanoTime() - start);
    // Each attempt reads what the ones before have measured, so a few are enough.
    Duration timeout = once.dividedBy(5);
    RunStore parts = store("parts");
    while (timeouts(parts, timeout) == 0) {
      // The machine was busy while the time was taken.
      timeout = timeout.dividedBy(4);
      parts = store("parts of " + timeout);
    }
    Map<String, byte[]> expected = whole.files(cell.cell().id());
    Map<String, byte[]> found = parts.files(cell.cell().id());
    for (String name : new String[] {"metrics.csv", "policy.json"}) {
      assertThat(found.get(name)).isEqualTo(expected.get(name));
    }
    assertThat(TrainingFolder.of(parts, cell.cell().id())).doesNotExist();
  }

  private RunStore store(String name) throws IOException {
    RunStore store = new RunStore(directory.resolve(name));
    store.prepare();
    return store;
  }

  /** Runs the cell until it is done; returns how often its time was up before. */
  private int timeouts(RunStore store, Duration timeout) {
    String id = cell.cell().id();
    EngineListener listener = (finished, outcome, reused) -> {};
    try (CellLock lock = store.tryLock(id).orElseThrow();
        CellTraining training = new CellTraining(store, listener)) {
      for (int timeouts = 0; ; timeouts++) {
        RunWriter writer = store.writer(cell.cell().identity());
        try {
          Deadline deadline = Deadline.in(Optional.of(timeout));
          Workload work = new Workload.LogLinear(cell.data());
          TrainedPolicy policy = training.train(cell.cell(), work, writer, deadline);
          writer.complete(policy, "hash");
          writer.publish();
          return timeouts;
        } catch (CellTimeoutException e) {
          writer.discard();
          assertThat(TrainingFolder.of(store, id)).exists();
        }
      }
    }
  }
}
