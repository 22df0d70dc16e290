package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * x ↦ c tanh(x/c), or x.
 *
 * @param bound c, if there is one; an array, as the engine frees Java's numbers too early
 */
record SoftCap(Optional<NDArray> bound) {
  static SoftCap of(OptionalDouble bound, NDManager manager) {
    return new SoftCap(
        bound.isPresent()
            ? Optional.of(manager.full(new Shape(), (float) bound.getAsDouble()))
            : Optional.empty());
  }

  NDArray apply(NDArray x) {
    return bound.isPresent() ? x.div(bound.get()).tanh().mul(bound.get()) : x;
  }

  /**
   * The derivative 1 − (y/c)², which is 1 without a cap.
   *
   * @param y what {@link #apply} gives
   */
  Optional<NDArray> slope(NDArray y) {
    return bound.map(c -> y.div(c).square().neg().addi(1));
  }
}
