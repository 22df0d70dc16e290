package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.training.TrainerState;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** Trains a method on a data set and measures it at its checkpoints. */
public final class TrainingRun {
  /** The checkpoint before the first update. */
  public static final int START = -1;

  private TrainingRun() {}

  /** Runs all steps with nobody following; see the other method. */
  public static Trainer run(
      Method method,
      PreferenceDataset data,
      int every,
      UniformRandomProvider random,
      MeasurementSink sink) {
    return run(method, data, every, random, sink, RunObserver.NONE);
  }

  /**
   * Runs all steps. Checkpoints follow the authors' numbering: step i, for every i that {@code
   * every} divides, is the state after update i (counted from 0); the last one, after the last
   * update, bears the number of updates. Data without true rewards are measured before the first
   * update, too, at {@link #START}: there is no other measure of what training has changed.
   *
   * <p>A run that goes on from a kept state ends with the same bits as one that was never
   * interrupted, and its measurements are those that the interrupted one had still to make.
   *
   * @param every steps between checkpoints
   * @param random for kept pairs and mini-batches; to keep states, a generator that can save its
   *     own; to go on, one in the state that the interrupted run began with
   * @param observer where to start, and who hears of every step
   * @return the trainer after its last step
   * @throws IllegalArgumentException if the observer's state is of another method or other data
   */
  public static Trainer run(
      Method method,
      PreferenceDataset data,
      int every,
      UniformRandomProvider random,
      MeasurementSink sink,
      RunObserver observer) {
    Checks.atLeast("evaluate_every", 1, every);
    Trainer trainer = method.start(data.train(), data.theta0(), random);
    Evaluator evaluator = new Evaluator(data, method.loss());
    int steps = method.solver().steps();
    Optional<TrainerState> start = observer.start();
    start.ifPresent(trainer::restore);
    int done = start.map(TrainerState::step).orElse(0);
    if (done > steps) {
      throw new IllegalArgumentException(
          "a state to go on from must have at most " + steps + " steps, but has " + done);
    }
    if (start.isEmpty() && data.rewards().isEmpty()) {
      evaluator.measure(START, trainer, sink);
    }
    for (int i = done; i < steps; i++) {
      trainer.step();
      boolean last = i == steps - 1;
      if (last || i % every == 0) {
        evaluator.measure(last ? steps : i, trainer, sink);
      }
      if (observer.stepped(i + 1)) {
        observer.keep(trainer.state());
      }
    }
    return trainer;
  }
}
