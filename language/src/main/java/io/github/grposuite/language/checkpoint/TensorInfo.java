package io.github.grposuite.language.checkpoint;

import java.util.List;

/**
 * What a safetensors header says of a tensor.
 *
 * @param shape the last axis varies fastest; empty for a single value
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, long begin, long end) {
  /** Copies the shape. */
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long elements() {
    return elements(shape);
  }

  /** Length in the file. */
  public long bytes() {
    return end - begin;
  }

  /**
   * Number of values of a shape.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  static long elements(List<Long> shape) {
    long elements = 1;
    for (long size : shape) {
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }
}
