package io.github.grposuite.language.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import java.util.function.Consumer;

/**
 * Who hears of a stage while it runs. A stage that goes on from a checkpoint first repeats the
 * measurements made before it.
 *
 * @param measurements takes what is measured
 * @param checkpoints keeps states
 * @param progress hears of every update
 */
public record Hooks(
    MeasurementSink measurements, Checkpoints checkpoints, Consumer<StageProgress> progress) {
  /** Measurements alone. */
  public static Hooks measuring(MeasurementSink measurements) {
    return new Hooks(measurements, Checkpoints.NONE, progress -> {});
  }
}
