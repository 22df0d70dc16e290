package io.github.grposuite.language.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint's weights written again with something added to some of them. The others are copied
 * byte for byte. A part of a tensor is in memory at a time.
 */
public final class UpdatedWeights {
  private static final int PART = 4 << 20;

  private final Checkpoint checkpoint;
  private final Map<String, RowUpdate> updates;
  private final int part;

  /**
   * As {@link #write} says.
   *
   * @param part bytes that are read at a time, and at least a row
   */
  UpdatedWeights(Checkpoint checkpoint, Map<String, RowUpdate> updates, int part) {
    this.checkpoint = checkpoint;
    this.updates = Map.copyOf(updates);
    this.part = part;
  }

  /**
   * Writes one safetensors file, however many the checkpoint has, whole or not at all. Sums are in
   * double and rounded once, to the nearest value of the type in which the tensor is stored.
   *
   * @param updates by the names of matrices
   * @throws CheckpointException if a tensor cannot be read, or a sum is beyond the type's range
   */
  public static void write(Checkpoint checkpoint, Map<String, RowUpdate> updates, Path file)
      throws IOException {
    new UpdatedWeights(checkpoint, updates, PART).write(file);
  }

  void write(Path file) throws IOException {
    Map<String, TensorSource> tensors = new TreeMap<>();
    for (TensorInfo tensor : checkpoint.tensors().values()) {
      RowUpdate update = updates.get(tensor.name());
      tensors.put(
          checkpoint.storedName(tensor.name()),
          new TensorSource(
              tensor.type(),
              tensor.shape(),
              update == null ? out -> copy(tensor, out) : out -> add(tensor, update, out)));
    }
    SafetensorsWriter.stream(file, tensors);
  }

  private void copy(TensorInfo tensor, OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(part, tensor.bytes()));
    for (long first = 0; first < tensor.bytes(); first += part) {
      bytes.clear().limit((int) Math.min(part, tensor.bytes() - first));
      checkpoint.readStored(tensor.name(), first, bytes);
      out.write(bytes.array(), 0, bytes.position());
    }
  }

  private void add(TensorInfo tensor, RowUpdate update, OutputStream out) throws IOException {
    long rows = tensor.shape().get(0);
    int columns = Math.toIntExact(tensor.shape().get(1));
    int rowBytes = Math.multiplyExact(columns, tensor.type().bits() / Byte.SIZE);
    int step = (int) Math.min(rows, Math.max(1, part / rowBytes));
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(step, rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
    IntBuffer widened = IntBuffer.allocate(step * columns);
    double[] row = new double[columns];
    for (long first = 0; first < rows; first += step) {
      int count = (int) Math.min(step, rows - first);
      bytes.clear().limit(count * rowBytes);
      checkpoint.readStored(tensor.name(), first * rowBytes, bytes);
      Widening.widen(tensor.type(), bytes.flip(), widened.clear());
      bytes.clear();
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < columns; j++) {
          row[j] = Float.intBitsToFloat(widened.get(i * columns + j));
        }
        update.add(first + i, row);
        put(tensor, first + i, row, bytes);
      }
      out.write(bytes.array(), 0, bytes.position());
    }
  }

  private static String remedy(double sum) {
    if (!Double.isFinite(sum)) {
      return "take weights and an adapter that are numbers";
    }
    return Float.isFinite(Narrowing.nearest(TensorType.BF16, sum))
        ? "export the checkpoint as BF16 or F32"
        : "take an adapter with smaller weights";
  }

  private void put(TensorInfo tensor, long index, double[] row, ByteBuffer target) {
    for (int j = 0; j < row.length; j++) {
      float nearest = Narrowing.nearest(tensor.type(), row[j]);
      if (!Float.isFinite(nearest)) {
        throw new CheckpointException(
            "%s: tensor \"%s\" would hold %s at [%s, %s], which is no number of its type %s; %s"
                .formatted(
                    checkpoint.file(tensor.name()),
                    checkpoint.storedName(tensor.name()),
                    row[j],
                    index,
                    j,
                    tensor.type(),
                    remedy(row[j])));
      }
      Narrowing.put(tensor.type(), nearest, target);
    }
  }
}
