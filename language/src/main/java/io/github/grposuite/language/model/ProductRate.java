package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.cache.EngineLibraries;
import java.util.function.LongSupplier;

/** How fast a device multiplies matrices, by a short trial. */
public final class ProductRate {
  private ProductRate() {}

  /**
   * Operations a second of products X Wᵀ, after a first one that is not timed.
   *
   * @param tokens rows of X
   * @param inputs of the map W
   * @param outputs of the map W
   * @param nanos of the trial, at least
   * @param clock in nanoseconds
   * @throws IllegalArgumentException if there is no such device
   */
  public static double measure(
      ComputeDevice device, int tokens, int inputs, int outputs, long nanos, LongSupplier clock) {
    try (NDManager manager = NDManager.newBaseManager(device.resolve(), EngineLibraries.PYTORCH)) {
      NDArray x = manager.ones(new Shape(tokens, inputs));
      NDArray map = manager.ones(new Shape(outputs, inputs)).transpose();
      multiply(x, map);
      long start = clock.getAsLong();
      long products = 0;
      long taken = 0;
      while (products == 0 || taken < nanos) {
        multiply(x, map);
        products++;
        taken = clock.getAsLong() - start;
      }
      return 2e9 * tokens * inputs * outputs * products / Math.max(1, taken);
    }
  }

  /** Reads a value, since a GPU does not wait for its own products. */
  private static void multiply(NDArray x, NDArray map) {
    try (NDArray product = x.matMul(map);
        NDArray value = product.get(0, 0)) {
      value.getFloat();
    }
  }
}
