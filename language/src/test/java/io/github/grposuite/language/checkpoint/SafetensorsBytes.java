package io.github.grposuite.language.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files put together by hand, valid or not. */
final class SafetensorsBytes {
  private SafetensorsBytes() {}

  /** A file with this header and so many zero bytes of data. */
  static Path write(Path file, String header, int data) throws IOException {
    return write(file, header.getBytes(StandardCharsets.UTF_8), new byte[data]);
  }

  static Path write(Path file, byte[] header, byte[] data) throws IOException {
    return write(file, header.length, header, data);
  }

  /** A file whose header is said to have another length than it has. */
  static Path write(Path file, long length, byte[] header, byte[] data) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(length)
            .put(header)
            .put(data);
    return Files.write(file, bytes.array());
  }

  /** A header's entry. */
  static String tensor(String name, String type, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, shape, begin, end);
  }
}
