package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.RunObserver;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A cell of one method on a small synthetic world, and what its runs measure. */
record LogLinearCell(Cell cell, PreferenceDataset data, LogLinearTraining training) {
  /** A measurement. */
  record Row(int step, String split, String group, String metric, double value) {}

  /** Everything that a run ends with, as bits. */
  record Result(List<Row> rows, List<Long> theta, List<Long> alpha) {
    static Result of(List<Row> rows, Trainer trainer) {
      return new Result(rows, bits(trainer.theta()), bits(trainer.alpha()));
    }

    private static List<Long> bits(double[] values) {
      List<Long> bits = new ArrayList<>();
      for (double value : values) {
        bits.add(Double.doubleToRawLongBits(value));
      }
      return bits;
    }
  }

  static MeasurementBuffer measurements(List<Row> rows) {
    MeasurementBuffer measurements = new MeasurementBuffer();
    for (Row row : rows) {
      measurements.accept(row.step(), row.split(), row.group(), row.metric(), row.value());
    }
    return measurements;
  }

  /** Rows that were measured, in their order. */
  static final class Rows implements MeasurementSink {
    final List<Row> rows = new ArrayList<>();

    @Override
    public void accept(int step, String split, String group, String metric, double value) {
      rows.add(new Row(step, split, group, metric, value));
    }
  }

  static LogLinearCell of(String method) {
    String yaml =
        """
        name: test
        seeds: 7
        data: {source: synthetic, random: numpy-legacy, features: flipped, pairs: uneven,
          actions: 8, state_dimension: 2, rewards: [[1, 3, 1, 3], [3, 1, 3, 1]],
          group_weights: [0.2, 0.8], train: 100, validation: 20, test: 20, start: [0, 5]}
        methods:
        """;
    Specification spec = Specification.parse("test", yaml + "  " + method);
    Cell cell = Plan.of(spec).cells().get(0);
    PreferenceDataset data =
        PolicyKind.LOG_LINEAR
            .data(new TreeSettings("test", "data", spec.data()))
            .loader()
            .load(cell.seed(), part -> {})
            .data();
    String name = spec.methods().keySet().iterator().next();
    TreeSettings settings = new TreeSettings("test", name, spec.methods().get(name));
    return new LogLinearCell(
        cell, data, LogLinearTraining.read(name, settings, Components.BUILT_IN));
  }

  Result straight() {
    Rows rows = new Rows();
    return Result.of(rows.rows, run(rows, RunObserver.NONE));
  }

  /** Runs once with its state kept as often as possible. */
  Result keeping(Path folder, Duration every, IntConsumer stop, List<String> notes) {
    Rows rows = new Rows();
    try (LogLinearProgress progress =
        new LogLinearProgress(folder, cell.id(), every, rows, stop, notes::add)) {
      return Result.of(rows.rows, run(progress, progress));
    }
  }

  private Trainer run(MeasurementSink sink, RunObserver observer) {
    return training.run(data, cell.seed(), sink, observer);
  }
}
