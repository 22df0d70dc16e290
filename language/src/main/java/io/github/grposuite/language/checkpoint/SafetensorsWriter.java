package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    Path writing = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      try (FileChannel channel =
          FileChannel.open(
              writing,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        writeAll(channel, header(sorted));
        for (FloatTensor tensor : sorted.values()) {
          write(channel, tensor.values().duplicate());
        }
        channel.force(true);
      }
      Files.move(
          writing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(writing);
    }
  }

  private static ByteBuffer header(SortedMap<String, FloatTensor> tensors) {
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
    return bytes.flip();
  }

  private static void write(FileChannel channel, FloatBuffer values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(BLOCK / Float.BYTES, values.remaining());
      FloatBuffer part = values.slice().limit(count);
      block.clear().asFloatBuffer().put(part);
      writeAll(channel, block.limit(count * Float.BYTES));
      values.position(values.position() + count);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
