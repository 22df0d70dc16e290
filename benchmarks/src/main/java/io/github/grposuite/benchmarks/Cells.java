package io.github.grposuite.benchmarks;

import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.core.policy.TrainingRun;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.experiments.engine.ExperimentRun;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.engine.Summary;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plan.Recipe;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.reports.read.CellState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole runs of many short cells: what a cell costs beyond its computation. */
final class Cells {
  private static final int STEPS = 1000;
  private static final int EVERY = 100;

  private Cells() {}

  /**
   * The time of a run.
   *
   * @param cells number of cells, a seed each
   * @param total milliseconds a cell, records on disk included
   * @param computation milliseconds a cell to draw its world, train and measure
   */
  record Cost(int cells, double total, double computation) {
    double fixed() {
      return total - computation;
    }
  }

  /** GR-DPO on the paper's uneven imbalanced world, a seed a cell. */
  static Plan plan(int cells, int steps, int every) {
    String yaml =
        """
        name: benchmark
        seeds: 1..CELLS
        data:
          source: synthetic
          random: numpy-legacy
          features: flipped
          pairs: uneven
          actions: 8
          state_dimension: 2
          rewards: [[1, 3, 1, 3], [3, 1, 3, 1]]
          group_weights: [0.2, 0.8]
          train: 300
          validation: 1000
          test: 1000
          start: [0, 5]
        methods:
          gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: STEPS, evaluate_every: EVERY}
        """
            .replace("CELLS", Integer.toString(cells))
            .replace("STEPS", Integer.toString(steps))
            .replace("EVERY", Integer.toString(every));
    return Plan.of(Specification.parse("benchmark", yaml));
  }

  /**
   * Runs that many cells of {@value #STEPS} steps on one thread, and computes them without records.
   *
   * @param repetitions they take turns; the best of each counts
   */
  static Cost measure(int cells, int repetitions) {
    Plan plan = plan(cells, STEPS, EVERY);
    double total = Double.POSITIVE_INFINITY;
    double computation = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      total = Math.min(total, run(plan));
      long start = System.nanoTime();
      plan.cells().forEach(Cells::compute);
      computation = Math.min(computation, (System.nanoTime() - start) / 1e6);
    }
    return new Cost(cells, total / cells, computation / cells);
  }

  private static double run(Plan plan) {
    try {
      Path out = Files.createTempDirectory("grpo-benchmark");
      try {
        long start = System.nanoTime();
        Summary summary =
            ExperimentRun.run(plan, out, RunOptions.local(1), (cell, outcome, reused) -> {});
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (summary.count(CellState.DONE) != plan.cells().size()) {
          throw new IllegalStateException("a cell failed: " + summary.errors());
        }
        return milliseconds;
      } finally {
        delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a cell trains. */
  static Method method(Cell cell) {
    return ((Recipe.LogLinear) cell.method().recipe()).method();
  }

  /** What a cell is trained on. */
  static PreferenceDataset data(Cell cell) {
    return ((Workload.LogLinear) cell.data().load().load(cell.seed(), progress -> {})).data();
  }

  private static void compute(Cell cell) {
    TrainingRun.run(
        method(cell), data(cell), EVERY, null, (step, split, group, metric, value) -> {});
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
