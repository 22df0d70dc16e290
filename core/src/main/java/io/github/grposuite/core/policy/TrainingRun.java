package io.github.grposuite.core.policy;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Trainer;
import org.apache.commons.rng.UniformRandomProvider;

/** Trains a method on a data set and measures it at its checkpoints. */
public final class TrainingRun {
  /** The checkpoint before the first update. */
  public static final int START = -1;

  private TrainingRun() {}

  /**
   * Runs all steps. Checkpoints follow the authors' numbering: step i, for every i that {@code
   * every} divides, is the state after update i (counted from 0); the last one, after the last
   * update, bears the number of updates. Data without true rewards are measured before the first
   * update, too, at {@link #START}: there is no other measure of what training has changed.
   *
   * @param every steps between checkpoints
   * @param random for mini-batches
   * @return the trainer after its last step
   */
  public static Trainer run(
      Method method,
      PreferenceDataset data,
      int every,
      UniformRandomProvider random,
      MeasurementSink sink) {
    Checks.atLeast("evaluate_every", 1, every);
    Trainer trainer =
        method
            .solver()
            .start(method.loss(), method.weighting(), data.train(), data.theta0(), random);
    Evaluator evaluator = new Evaluator(data, method.loss());
    int steps = method.solver().steps();
    if (data.rewards().isEmpty()) {
      evaluator.measure(START, trainer, sink);
    }
    for (int i = 0; i < steps; i++) {
      trainer.step();
      boolean last = i == steps - 1;
      if (last || i % every == 0) {
        evaluator.measure(last ? steps : i, trainer, sink);
      }
    }
    return trainer;
  }
}
