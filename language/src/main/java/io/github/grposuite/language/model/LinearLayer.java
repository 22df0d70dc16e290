package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A frozen linear layer x ↦ x Wᵀ + b.
 *
 * @param transposed Wᵀ, inputs by outputs: a view of the checkpoint's weight
 * @param bias b, if there is one
 */
record LinearLayer(NDArray transposed, Optional<NDArray> bias) {
  /** From a weight of shape (outputs, inputs), as checkpoints hold it. */
  static LinearLayer of(NDArray weight) {
    return new LinearLayer(weight.transpose(), Optional.empty());
  }

  /** The same with a bias. */
  LinearLayer plus(NDArray values) {
    return new LinearLayer(transposed, Optional.of(values));
  }

  NDArray apply(NDArray x) {
    NDArray y = x.matMul(transposed);
    return bias.isPresent() ? y.addi(bias.get()) : y;
  }
}
