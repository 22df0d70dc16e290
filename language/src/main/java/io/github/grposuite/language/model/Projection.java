package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;

/**
 * A frozen linear map x ↦ x Wᵀ.
 *
 * @param transposed Wᵀ, inputs by outputs: a view of the checkpoint's weight
 */
record Projection(NDArray transposed) {
  /** From a weight of shape (outputs, inputs), as checkpoints hold it. */
  static Projection of(NDArray weight) {
    return new Projection(weight.transpose());
  }

  NDArray apply(NDArray x) {
    return x.matMul(transposed);
  }
}
