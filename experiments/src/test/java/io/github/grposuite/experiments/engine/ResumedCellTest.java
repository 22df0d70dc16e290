package io.github.grposuite.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.store.CellLock;
import io.github.grposuite.records.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that runs out of time again and again ends with the record of one that does not. */
class ResumedCellTest {
  private static final String EXPERIMENT =
      """
      name: test
      seeds: 7
      data: {source: synthetic, random: numpy-legacy, features: flipped, pairs: uneven,
        actions: 8, state_dimension: 2, rewards: [[1, 3, 1, 3], [3, 1, 3, 1]],
        group_weights: [0.2, 0.8], train: 100, validation: 20, test: 20, start: [0, 5]}
      methods:
        gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: 30000, batch: 20,
          iterate: average, evaluate_every: 100}
      """;

  private final Cell cell = Plan.of(Specification.parse("test", EXPERIMENT)).cells().get(0);

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
    Map<String, byte[]> expected = whole.files(cell.id());
    Map<String, byte[]> found = parts.files(cell.id());
    for (String name : new String[] {"metrics.csv", "policy.json"}) {
      assertThat(found.get(name)).isEqualTo(expected.get(name));
    }
    assertThat(parts.layout().training(cell.id())).doesNotExist();
  }

  private RunStore store(String name) throws IOException {
    RunStore store = new RunStore(directory.resolve(name));
    store.prepare();
    return store;
  }

  /** Runs the cell until it is done; returns how often its time was up before. */
  private int timeouts(RunStore store, Duration timeout) {
    EngineListener listener = (finished, outcome, reused) -> {};
    try (CellLock lock = store.tryLock(cell.id()).orElseThrow();
        CellWorker worker = new CellWorker(store, 1, Optional.of(timeout), listener)) {
      for (int timeouts = 0; ; timeouts++) {
        CellStatus status = worker.run(cell);
        if (status.state() == CellState.DONE) {
          return timeouts;
        }
        assertThat(status.error()).contains("not done after");
        assertThat(store.layout().training(cell.id())).exists();
      }
    }
  }
}
