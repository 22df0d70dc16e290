package io.github.grposuite.benchmarks;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.datasets.synthetic.SyntheticGenerator;
import io.github.grposuite.datasets.synthetic.SyntheticWorld;
import io.github.grposuite.experiments.engine.ExperimentRun;
import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.CellState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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
   * A sweep of short cells of GR-DPO over η_θ.
   *
   * @param points values of η_θ
   * @param checkpoints steps, each of which is a checkpoint
   */
  static String sweepYaml(int points, int seeds, int checkpoints) {
    return """
    name: sweep
    description: many short cells
    seeds: 1..SEEDS
    data:
      source: synthetic
      random: splittable
      features: flipped
      pairs: uneven
      actions: 8
      state_dimension: 2
      rewards: [[1, 3, 1, 3], [3, 1, 3, 1]]
      group_weights: [0.2, 0.8]
      train: 30
      validation: 100
      test: 100
      start: [0, 5]
    methods:
      gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: STEPS, evaluate_every: 1}
    vary:
      methods.gr-dpo.eta_theta: 0.001..END:0.001
    """
        .replace("SEEDS", Integer.toString(seeds))
        .replace("STEPS", Integer.toString(checkpoints))
        .replace("END", BigDecimal.valueOf(points, 3).toPlainString());
  }

  /** That sweep. */
  static Specification sweep(int points, int seeds, int checkpoints) {
    return Specification.parse("sweep", sweepYaml(points, seeds, checkpoints));
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
        return run(plan, out);
      } finally {
        delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The milliseconds of a run into a directory, on one training thread. */
  static double run(Plan plan, Path out) {
    long start = System.nanoTime();
    ExperimentStatus summary =
        ExperimentRun.run(plan, out, RunOptions.local(1), (cell, outcome, reused) -> {});
    double milliseconds = (System.nanoTime() - start) / 1e6;
    if (summary.count(CellState.DONE) != plan.cells().size()) {
      throw new IllegalStateException("a cell failed: " + summary.errors());
    }
    return milliseconds;
  }

  /** What a cell trains. */
  static Method method(Cell cell) {
    return Method.read(cell.method().name(), settings(cell.method().settings()));
  }

  /** What a cell is trained on. */
  static PreferenceDataset data(Cell cell) {
    SyntheticWorld world = SyntheticWorld.read(settings(cell.data().settings()));
    return new SyntheticGenerator(world).generate(cell.seed());
  }

  private static TreeSettings settings(Map<String, Object> values) {
    return new TreeSettings("benchmark", "", YamlFormat.MAPPER.valueToTree(values));
  }

  /** Draws a cell's world, trains and measures. */
  static void compute(Cell cell) {
    compute(cell, data(cell));
  }

  /** The same for all cells, whose worlds are drawn once a seed. */
  static void computeSharingData(Plan plan) {
    Map<Long, PreferenceDataset> worlds = new HashMap<>();
    plan.cells()
        .forEach(cell -> compute(cell, worlds.computeIfAbsent(cell.seed(), seed -> data(cell))));
  }

  private static void compute(Cell cell, PreferenceDataset data) {
    int every = settings(cell.method().settings()).integer("evaluate_every");
    TrainingRun.run(method(cell), data, every, null, (step, split, group, metric, value) -> {});
  }

  /** Deletes a directory and what is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
