package io.github.grposuite.language.training;

import java.util.Optional;

/**
 * Everything that training goes on from; going on gives the same bits as never having stopped.
 *
 * @param status whether training is over, and why
 * @param step number of updates done
 * @param epoch the running epoch, from 0
 * @param next index of the epoch's next example in its order
 * @param weights the policy's trainable weights
 * @param mean the optimiser's mean of gradients; empty if it has none
 * @param square the optimiser's mean of their squares
 * @param rate the learning rate's state
 * @param weighting the group weights' state; empty for fine-tuning
 * @param reference the reference's log-probabilities; empty for fine-tuning
 * @param best the best checkpoint so far; empty where it is not asked for
 * @param log what was recorded so far
 */
public record TrainingState(
    Status status,
    int step,
    int epoch,
    int next,
    float[] weights,
    float[] mean,
    float[] square,
    double[] rate,
    double[] weighting,
    double[] reference,
    Optional<Best> best,
    TrainingLog log) {

  /** Whether training is over, and why. Files have the names. */
  public enum Status {
    /** It goes on. */
    RUNNING,
    /** All epochs are done. */
    EPOCHS_DONE,
    /** The learning rate fell below its minimum. */
    LEARNING_RATE_EXHAUSTED
  }
}
