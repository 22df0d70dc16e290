package io.github.grposuite.core.pairs;

import io.github.grposuite.core.loss.LossByGroup;

/**
 * Sums over every group's pairs, by one pass over them. Whoever computes them adds in the order
 * that {@link GroupSums} describes, so that the bits are the same everywhere. Belongs to one
 * thread.
 */
public interface PairSums {
  /** Computes losses and gradients at {@code at}, length d. */
  void gradients(LossByGroup loss, double[] at);

  /** Computes losses and positive margins at {@code at}, length d. */
  void measures(LossByGroup loss, double[] at);

  /** Σ_{i∈g} ℓ_i of the last pass. */
  double lossSum(int group);

  /** Σ_{i∈g} ∇ℓ_i of the last {@link #gradients}, at least d long; valid until the next. */
  double[] gradientSum(int group);

  /** The number of pairs of the group with h &gt; 0 in the last {@link #measures}. */
  int positives(int group);

  /** Σ_{i∈g} h_i of the last {@link #measures}. */
  double marginSum(int group);
}
