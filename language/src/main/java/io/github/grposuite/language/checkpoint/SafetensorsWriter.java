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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes tensors as a safetensors file with metadata {@code {"format": "pt"}}, which transformers
 * and PEFT ask for. Those of one type are the same bytes as from safetensors 0.8.0 for Python.
 */
public final class SafetensorsWriter {
  private static final int BLOCK = 1 << 20;
  private static final String METADATA = "__metadata__";

  /** Larger elements go before, so that all lie at multiples of their size. */
  private static final Comparator<Map.Entry<String, TensorSource>> ORDER =
      Comparator.<Map.Entry<String, TensorSource>>comparingInt(
              tensor -> -tensor.getValue().type().bits())
          .thenComparing(Map.Entry::getKey);

  private SafetensorsWriter() {}

  /**
   * Writes a file of F32, whole or not at all.
   *
   * @param tensors by name
   */
  public static void write(Path file, Map<String, FloatTensor> tensors) throws IOException {
    Map<String, TensorSource> sources = new TreeMap<>();
    tensors.forEach(
        (name, tensor) ->
            sources.put(
                name,
                new TensorSource(
                    TensorType.F32,
                    tensor.shape(),
                    out -> write(out, tensor.values().duplicate()))));
    stream(file, sources);
  }

  /**
   * Writes a file, whole or not at all, a tensor after the other.
   *
   * @param tensors by name
   */
  public static void stream(Path file, Map<String, TensorSource> tensors) throws IOException {
    List<Map.Entry<String, TensorSource>> sorted =
        tensors.entrySet().stream().sorted(ORDER).toList();
    AtomicFile.write(
        file,
        out -> {
          out.write(header(sorted));
          for (Map.Entry<String, TensorSource> tensor : sorted) {
            tensor.getValue().values().write(out);
          }
        });
  }

  private static byte[] header(List<Map.Entry<String, TensorSource>> tensors) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    header.putObject(METADATA).put("format", "pt");
    long begin = 0;
    for (Map.Entry<String, TensorSource> entry : tensors) {
      if (entry.getKey().equals(METADATA)) {
        throw new IllegalArgumentException("a tensor cannot be named __metadata__");
      }
      TensorSource source = entry.getValue();
      long end = begin + source.bytes();
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", source.type().name());
      source.shape().forEach(tensor.putArray("shape")::add);
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
