package io.github.grposuite.language.training;

/** How weights follow gradients. */
public sealed interface Optimiser permits AdamW, RmsProp {
  /** The optimisers by name. */
  enum Kind {
    ADAMW,
    RMSPROP
  }

  /** The state before the first update of {@code size} weights. */
  State start(int size);

  /** The running state: averages over the gradients so far. */
  interface State {
    /** The mean of gradients, the running state itself; empty where there is none. */
    float[] mean();

    /** The mean of their squares; the running state itself. */
    float[] square();

    /** Goes on from saved values, which are copied, after {@code updates} updates. */
    void restore(float[] mean, float[] square, int updates);

    /**
     * Does the next update.
     *
     * @param weights changed in place
     * @param gradient of the same length
     */
    void update(float[] weights, float[] gradient, double learningRate);
  }
}
