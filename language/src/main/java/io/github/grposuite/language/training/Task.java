package io.github.grposuite.language.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.weighting.GroupWeights;
import java.util.OptionalDouble;

/** What a {@link TrainingLoop} minimises. */
interface Task {
  /** Number of training examples. */
  int size();

  /** Number of tokens of a training example: the prompt and the responses that are looked at. */
  int tokens(int example);

  /** The settings to lower when training leaves the finite numbers. */
  String remedy();

  /** Prepares for a run from the start, while the policy has its first weights. */
  void begin();

  /**
   * Adds {@code share} times the gradient of the micro-batch's loss at the policy's weights.
   *
   * @param step number of updates done
   * @param microBatch index of the micro-batch in its batch
   * @param examples indices of training examples
   * @param gradient added to
   * @return the micro-batch's loss
   */
  double accumulate(int step, int microBatch, int[] examples, double share, float[] gradient);

  /** Measures the policy; the validation loss that the learning rate follows, if there is one. */
  OptionalDouble measure(int step, MeasurementSink sink);

  /** The group weights α; empty for fine-tuning. */
  double[] alpha();

  /** Multiplies the step size of the group weights. */
  void scaleStep(double factor);

  /** The state of the group weights; see {@link GroupWeights#state}. */
  double[] weighting();

  /** The reference's log-probabilities in a row. */
  double[] reference();

  /** Goes on from a saved state. */
  void restore(double[] weighting, double[] reference);
}
