package io.github.grposuite.language.training;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps all measurements. */
final class Recorder implements MeasurementSink {
  private final List<Measurement> rows = new ArrayList<>();

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    rows.add(new Measurement(step, split, group, metric, value));
  }

  List<Measurement> rows() {
    return rows;
  }

  /** The steps of all evaluations, in order. */
  List<Integer> steps() {
    return rows.stream().map(Measurement::step).distinct().toList();
  }

  /** A value; fails unless it was measured exactly once. */
  double value(int step, String split, String group, Metric metric) {
    List<Double> found =
        rows.stream()
            .filter(row -> row.step() == step && row.split().equals(split))
            .filter(row -> row.group().equals(group) && row.metric().equals(metric.key()))
            .map(Measurement::value)
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " values of " + metric + " of " + group);
    }
    return found.get(0);
  }
}
