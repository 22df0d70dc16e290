package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  /**
   * safetensors 0.8.0 for Python: {@code save({"b": [[0], [1]], "a": zeros((0, 3)), "s": 3.5},
   * metadata={"format": "pt"})}.
   */
  private static final String REFERENCE =
      "c8000000000000007b225f5f6d657461646174615f5f223a7b22666f726d6174223a227074227d2c2261223a7b2264"
          + "74797065223a22463332222c227368617065223a5b302c335d2c22646174615f6f666673657473223a5b302c"
          + "305d7d2c2262223a7b226474797065223a22463332222c227368617065223a5b322c315d2c22646174615f6f"
          + "666673657473223a5b302c385d7d2c2273223a7b226474797065223a22463332222c227368617065223a5b5d"
          + "2c22646174615f6f666673657473223a5b382c31325d7d7d2020202020000000000000803f00006040";

  @TempDir Path folder;

  @Test
  void sameBytesAsTheReference() throws IOException {
    Path file = folder.resolve("m.safetensors");
    SafetensorsWriter.write(
        file,
        Map.of(
            "b", FloatTensor.of(new float[] {0, 1}, 2, 1),
            "s", FloatTensor.of(new float[] {3.5f}),
            "a", FloatTensor.of(new float[0], 0, 3)));
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(REFERENCE);
  }

  @Test
  void roundTripReplacesAndLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("m.safetensors"), "old");
    float[] values = new float[600_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i * 2_654_435);
    }
    FloatBuffer part = FloatBuffer.wrap(values).position(1);
    SafetensorsWriter.write(
        file,
        Map.of(
            "odd \"name\" é",
            new FloatTensor(List.of(3L, 200_000L), part),
            "x",
            FloatTensor.of(values, 600_001)));
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.metadata()).isEqualTo(Map.of("format", "pt"));
      assertThat(tensors.tensors().keySet()).containsExactly("odd \"name\" é", "x");
      assertThat(tensors.tensors().get("odd \"name\" é").shape()).containsExactly(3L, 200_000L);
      assertThat(tensors.read("odd \"name\" é").asFloatBuffer().equals(part)).isTrue();
      assertThat(tensors.read("x").asFloatBuffer().equals(FloatBuffer.wrap(values))).isTrue();
    }
    assertThat(part.position()).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> FloatTensor.of(new float[3], 2, 2))
        .hasMessage("shape [2, 2] does not hold 3 values");
    assertThatThrownBy(() -> FloatTensor.of(new float[4], -2, -2)).hasMessageContaining("[-2, -2]");
    Map<String, FloatTensor> reserved = Map.of("__metadata__", FloatTensor.of(new float[0], 0));
    assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("m.safetensors"), reserved))
        .hasMessage("a tensor cannot be named __metadata__");
    assertThat(folder).isEmptyDirectory();
  }
}
