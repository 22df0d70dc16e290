package io.github.grposuite.language.training;

import io.github.grposuite.core.evaluation.MeasurementSink;

/** A call of {@link MeasurementSink#accept}, kept. */
public record Measurement(int step, String split, String group, String metric, double value) {
  /** Repeats the call. */
  public void emit(MeasurementSink sink) {
    sink.accept(step, split, group, metric, value);
  }
}
