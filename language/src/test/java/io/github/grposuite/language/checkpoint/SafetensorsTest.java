package io.github.grposuite.language.checkpoint;

import static io.github.grposuite.language.checkpoint.SafetensorsBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void everyTypeIsListedButOnlyFloatsAreRead() throws IOException {
    String header =
        "{"
            + tensor("i", "I64", "[2]", 2, 18)
            + ","
            + tensor("h", "F16", "[1]", 0, 2)
            + ","
            + tensor("e", "F32", "[0,5]", 18, 18)
            + ",\"__metadata__\":{\"format\":\"pt\"}}   ";
    Path file = SafetensorsBytes.write(folder.resolve("m.safetensors"), header, 18);
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.tensors().keySet()).containsExactly("h", "i", "e");
      assertThat(tensors.metadata()).containsEntry("format", "pt");
      assertThat(tensors.tensors().get("i").shape()).containsExactly(2L);
      assertThat(tensors.read("h").asFloatBuffer().get()).isZero();
      assertThat(tensors.read("e").remaining()).isZero();
      assertThatThrownBy(() -> tensors.read("i"))
          .hasMessage(
              file
                  + ": tensor \"i\" must be one of F32, F16, BF16 to be read, but is I64; export the"
                  + " checkpoint in one of these types");
      assertThatThrownBy(() -> tensors.read("j"))
          .hasMessage(file + ": has no tensor \"j\"; it has 3 others");
    }
  }

  @Test
  void valuesOfEveryReadableType() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(-1.5f).putFloat(Float.MIN_VALUE);
    data.putShort((short) 0x3e00).putShort((short) 0xfc00);
    data.putShort((short) 0x3fc0).putShort((short) 0xff80);
    String header =
        "{"
            + tensor("f", "F32", "[2]", 0, 8)
            + ","
            + tensor("h", "F16", "[2]", 8, 12)
            + ","
            + tensor("b", "BF16", "[2]", 12, 16)
            + "}";
    Path file =
        SafetensorsBytes.write(
            folder.resolve("m.safetensors"), header.getBytes(StandardCharsets.UTF_8), data.array());
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(floats(tensors.read("f"))).containsExactly(-1.5f, Float.MIN_VALUE);
      assertThat(floats(tensors.read("h"))).containsExactly(1.5f, Float.NEGATIVE_INFINITY);
      assertThat(floats(tensors.read("b"))).containsExactly(1.5f, Float.NEGATIVE_INFINITY);
    }
  }

  @Test
  void parts() throws IOException {
    int values = Safetensors.BLOCK / 2 + 12_345;
    byte[] data = new byte[values * 2];
    ByteBuffer shorts = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values; i++) {
      shorts.putShort((short) (i * 31));
    }
    byte[] header =
        ("{" + tensor("a", "BF16", "[" + values + "]", 0, data.length) + "}")
            .getBytes(StandardCharsets.UTF_8);
    Path file = SafetensorsBytes.write(folder.resolve("m.safetensors"), header, data);
    try (Safetensors tensors = Safetensors.open(file)) {
      ByteBuffer all = tensors.read("a");
      assertThat(all.isDirect()).isTrue();
      assertThat(all.order()).isEqualTo(ByteOrder.nativeOrder());
      assertThat(all.remaining()).isEqualTo(values * 4);
      for (int i = 0; i < values; i++) {
        if (all.getInt(i * 4) != (short) (i * 31) << 16) {
          assertThat(all.getInt(i * 4)).as("value %s", i).isEqualTo((short) (i * 31) << 16);
        }
      }
      ByteBuffer part = ByteBuffer.allocate(20).order(ByteOrder.BIG_ENDIAN).position(4).limit(12);
      tensors.read("a", values - 2L, part);
      assertThat(part.position()).isEqualTo(12);
      assertThat(part.getInt(4)).isEqualTo((short) ((values - 2) * 31) << 16);
      assertThat(part.getInt(8)).isEqualTo((short) ((values - 1) * 31) << 16);
      assertThatThrownBy(() -> tensors.read("a", values - 1L, part.position(4)))
          .hasMessage(
              "cannot read 8 bytes from value %d on of tensor \"a\", which has %d values of 4 bytes"
                  .formatted(values - 1, values));
    }
  }

  /** A sparse file of 5 GB: offsets beyond 2 GB and a tensor too long for a buffer. */
  @Test
  void largeFiles() throws IOException {
    long half = 3L << 30;
    String header =
        "{"
            + tensor("a", "F32", List.of(half / 4).toString(), 0, half)
            + ","
            + tensor("b", "F16", "[2]", half, half + 4)
            + "}";
    Path file = SafetensorsBytes.write(folder.resolve("m.safetensors"), header, 0);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.seek(file.toFile().length() + half);
      large.write(new byte[] {0, 0x3c, 0, (byte) 0xc0});
    }
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(floats(tensors.read("b"))).containsExactly(1, -2);
      assertThatThrownBy(() -> tensors.read("a"))
          .hasMessageContaining("has 805306368 values, too many for one buffer; read it in parts");
      ByteBuffer last = ByteBuffer.allocate(4);
      tensors.read("a", half / 4 - 1, last);
      assertThat(last.hasRemaining()).isFalse();
    }
  }

  @Test
  void fileThatShrinksIsAnError() throws IOException {
    Path file = folder.resolve("m.safetensors");
    SafetensorsBytes.write(file, "{" + tensor("a", "F32", "[1000]", 0, 4000) + "}", 4000);
    try (Safetensors tensors = Safetensors.open(file);
        RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(1000);
      assertThatThrownBy(() -> tensors.read("a"))
          .hasMessage(
              file + ": cannot be read (the file ends at byte 1000; it changed while it was read)");
    }
  }

  static float[] floats(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
