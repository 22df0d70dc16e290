package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;

/**
 * A frozen linear layer x ↦ x Wᵀ.
 *
 * @param transposed Wᵀ, inputs by outputs: a view of the checkpoint's weight
 */
record LinearLayer(NDArray transposed) {
  /** From a weight of shape (outputs, inputs), as checkpoints hold it. */
  static LinearLayer of(NDArray weight) {
    return new LinearLayer(weight.transpose());
  }

  NDArray apply(NDArray x) {
    return x.matMul(transposed);
  }
}
