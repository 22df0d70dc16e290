package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.checkpoint.Activation;

/**
 * The gate's activation. Constants are arrays: the engine's operations with Java numbers free their
 * number while the graph still points at it.
 */
sealed interface Gate {
  NDArray apply(NDArray x);

  /** The one that a model asks for. */
  static Gate of(Activation kind, NDManager manager) {
    return switch (kind) {
      case SILU -> new Silu();
      case GELU -> new Gelu();
      case GELU_TANH ->
          new GeluTanh(
              manager.full(new Shape(), 0.044715f),
              manager.full(new Shape(), (float) Math.sqrt(2 / Math.PI)),
              manager.full(new Shape(), 0.5f));
    };
  }

  /** x σ(x). */
  record Silu() implements Gate {
    @Override
    public NDArray apply(NDArray x) {
      return x.getNDArrayInternal().sigmoid().mul(x);
    }
  }

  /** x Φ(x). */
  record Gelu() implements Gate {
    @Override
    public NDArray apply(NDArray x) {
      return x.getNDArrayInternal().gelu();
    }
  }

  /** ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). */
  record GeluTanh(NDArray cubic, NDArray outer, NDArray half) implements Gate {
    @Override
    public NDArray apply(NDArray x) {
      NDArray inner = x.square().mul(cubic).addi(1).mul(x).mul(outer);
      return inner.tanh().add(1).mul(x).mul(half);
    }
  }
}
