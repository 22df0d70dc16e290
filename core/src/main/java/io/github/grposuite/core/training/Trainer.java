package io.github.grposuite.core.training;

/** A training run: its state after the steps done so far. Belongs to one thread. */
public interface Trainer {
  /**
   * Does the next step.
   *
   * @throws DivergedException if a group's loss or θ is no longer finite
   */
  void step();

  /** The policy's θ after the last step, d long; not to be changed. */
  double[] theta();

  /** The group weights α after the last step. */
  double[] alpha();

  /** The weight w_g that the last α gives to ∇L_g. */
  double effectiveWeight(int group);

  /**
   * A copy of the state after the last step.
   *
   * @throws IllegalStateException if the generator of mini-batches cannot save its state
   */
  TrainerState state();

  /**
   * Goes on from a saved state: all further θ, α and weights are the same bits as of the trainer
   * that it was taken from, and as if that one had never been interrupted.
   *
   * @param state from {@link #state} of the same method on the same data
   * @throws IllegalArgumentException if it is of another kind or shape
   */
  void restore(TrainerState state);
}
