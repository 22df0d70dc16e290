package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tensors of a checkpoint as arrays of the engine. One that does not fit in a buffer of Java, which
 * holds 2 GB, is copied row by row.
 *
 * @param most values that fit in a buffer
 * @param part values that are copied at a time, and at least a row
 */
record TensorReader(Checkpoint checkpoint, NDManager manager, int most, int part) {
  private static final int BUFFER = Integer.MAX_VALUE / Float.BYTES - 32;
  private static final int PART = 1 << 26;

  /** One that reads as much at a time as a buffer holds, or else 256 MB. */
  TensorReader(Checkpoint checkpoint, NDManager manager) {
    this(checkpoint, manager, BUFFER, PART);
  }

  boolean has(String name) {
    return checkpoint.tensors().containsKey(name);
  }

  NDArray read(String name) {
    TensorInfo tensor = checkpoint.tensors().get(name);
    Shape shape = new Shape(tensor.shape());
    return tensor.elements() <= most || shape.dimension() < 2
        ? manager.create(checkpoint.read(name), shape, DataType.FLOAT32)
        : inParts(name, shape);
  }

  private NDArray inParts(String name, Shape shape) {
    NDArray whole = manager.create(shape, DataType.FLOAT32);
    long rows = shape.get(0);
    long columns = shape.get(1);
    long step = Math.max(1, part / columns);
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(Math.toIntExact(step * columns * Float.BYTES))
            .order(ByteOrder.nativeOrder());
    for (long row = 0; row < rows; row += step) {
      long count = Math.min(step, rows - row);
      buffer.clear().limit((int) (count * columns * Float.BYTES));
      checkpoint.read(name, row * columns, buffer);
      try (NDArray values =
          manager.create(buffer.flip(), new Shape(count, columns), DataType.FLOAT32)) {
        whole.set(new NDIndex("{}:{}", row, row + count), values);
      }
    }
    return whole;
  }
}
