package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * A constant, as an array, since the engine frees Java's numbers too early; empty for 1.
 *
 * @param value the constant
 */
record Factor(Optional<NDArray> value) {
  static Factor of(double value, NDManager manager) {
    return new Factor(
        value == 1 ? Optional.empty() : Optional.of(manager.full(new Shape(), (float) value)));
  }

  NDArray times(NDArray x) {
    return value.isPresent() ? x.mul(value.get()) : x;
  }

  NDArray divides(NDArray x) {
    return value.isPresent() ? x.div(value.get()) : x;
  }
}
