package io.github.grposuite.language.checkpoint;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Values to be written.
 *
 * @param shape the last axis varies fastest; empty for a single value
 * @param values as many as the shape says, from position to limit; not copied
 */
public record FloatTensor(List<Long> shape, FloatBuffer values) {
  /** Checks the number of values. */
  public FloatTensor {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0)
        || TensorInfo.elements(shape) != values.remaining()) {
      throw new IllegalArgumentException(
          "shape " + shape + " does not hold " + values.remaining() + " values");
    }
  }

  /** A tensor of these values; not copied. */
  public static FloatTensor of(float[] values, long... shape) {
    return new FloatTensor(Arrays.stream(shape).boxed().toList(), FloatBuffer.wrap(values));
  }
}
