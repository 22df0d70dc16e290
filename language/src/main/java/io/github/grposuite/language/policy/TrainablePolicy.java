package io.github.grposuite.language.policy;

import java.util.List;

/**
 * A language model with trainable weights θ, as the trainers see it. Not safe for use by several
 * threads: the engine records gradients for one computation at a time.
 */
public interface TrainablePolicy {
  /** Number of trainable values d. */
  int size();

  /** The trainable values, in a fixed order; a copy. */
  float[] weights();

  /**
   * Replaces the trainable values.
   *
   * @param weights of length {@link #size}
   */
  void setWeights(float[] weights);

  /**
   * ln π_θ(y|x), summed over the tokens of y, in nats: one row an item, one value a response. No
   * dropout.
   */
  double[][] logProbabilities(List<Continuations> items);

  /**
   * As {@link #logProbabilities}, with dropout, and adds Σ u · ∇_θ ln π_θ(y|x) over all items and
   * responses to {@code gradient}. The items are encoded in parts of bounded size, so memory does
   * not grow with their number; an item's upstream gradient u is asked for once its
   * log-probabilities are known.
   *
   * @param upstream what multiplies ∇ ln π of each response
   * @param gradient of length {@link #size}; added to
   * @param dropoutSeed determines the dropout masks
   */
  double[][] accumulate(
      List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed);

  /**
   * Whether {@link #accumulate} encodes these items together, so that the log-probabilities of all
   * of them are known before an upstream gradient is asked for.
   */
  default boolean encodesTogether(List<Continuations> items) {
    return false;
  }

  /**
   * The derivative of the loss with respect to the log-probability of each response, which
   * backpropagation begins with.
   */
  @FunctionalInterface
  interface UpstreamGradient {
    /**
     * One value a response.
     *
     * @param item index into the items
     * @param logProbabilities of the item's responses
     */
    double[] of(int item, double[] logProbabilities);

    /**
     * Hears the log-probabilities of items that are encoded together, before their upstream
     * gradients are asked for.
     *
     * @param first index of the first of these items
     * @param logProbabilities one row an item
     */
    default void known(int first, double[][] logProbabilities) {}
  }
}
