package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.records.store.RunStore;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One run of a training. The caller has the cell's lock.
 *
 * @param store keeps the state of a run that is not finished
 * @param id whose state it is
 * @param sink takes all measurements, those before the saved state first
 * @param deadline called with the number of steps done, at every step or measurement or about every
 *     millisecond; throws to stop the run, whose state is kept
 * @param progress hears how far it is, where it takes long
 * @param notes what a reader of the results should know
 */
public record TrainingJob(
    RunStore store,
    String id,
    long seed,
    MeasurementSink sink,
    IntConsumer deadline,
    Consumer<Advance> progress,
    Consumer<String> notes) {}
