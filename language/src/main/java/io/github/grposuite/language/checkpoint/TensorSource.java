package io.github.grposuite.language.checkpoint;

import io.github.grposuite.records.file.AtomicFile;
import java.util.List;

/**
 * A tensor to be written, whose values are made only when their turn comes.
 *
 * @param shape the last axis varies fastest; empty for a single value
 * @param values all of them, row by row, little-endian
 */
public record TensorSource(TensorType type, List<Long> shape, AtomicFile.Content values) {
  /** Copies the shape. */
  public TensorSource {
    shape = List.copyOf(shape);
  }

  /** Length in the file. */
  public long bytes() {
    return TensorInfo.elements(shape) * type.bits() / Byte.SIZE;
  }
}
