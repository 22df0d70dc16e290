package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes F32 tensors as a safetensors file: the same bytes as safetensors 0.8.0 for Python with
 * metadata {@code {"format": "pt"}}, which transformers and PEFT ask for.
 */
public final class SafetensorsWriter {
  private static final int BLOCK = 1 << 20;

  private SafetensorsWriter() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @param tensors by name
   */
  public static void write(Path file, Map<String, FloatTensor> tensors) throws IOException {
    SortedMap<String, FloatTensor> sorted = new TreeMap<>(tensors);
    AtomicFile.write(
        file,
        out -> {
          out.write(header(sorted));
          for (FloatTensor tensor : sorted.values()) {
            write(out, tensor.values().duplicate());
          }
        });
  }

  private static byte[] header(SortedMap<String, FloatTensor> tensors) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    header.putObject("__metadata__").put("format", "pt");
    long begin = 0;
    for (Map.Entry<String, FloatTensor> entry : tensors.entrySet()) {
      if (entry.getKey().equals("__metadata__")) {
        throw new IllegalArgumentException("a tensor cannot be named __metadata__");
      }
      long end = begin + (long) entry.getValue().values().remaining() * Float.BYTES;
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", TensorType.F32.name());
      entry.getValue().shape().forEach(tensor.putArray("shape")::add);
      tensor.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int length = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    bytes.put(json);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.array();
  }

  private static void write(OutputStream out, FloatBuffer values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(BLOCK / Float.BYTES, values.remaining());
      FloatBuffer part = values.slice().limit(count);
      block.clear().asFloatBuffer().put(part);
      out.write(block.array(), 0, count * Float.BYTES);
      values.position(values.position() + count);
    }
  }
}
