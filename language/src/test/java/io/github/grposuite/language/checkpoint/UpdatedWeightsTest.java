package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small model in shards, in each of the types. */
class UpdatedWeightsTest {
  private static final String MAP = "model.layers.0.mlp.down_proj.weight";
  private static final String OTHER = "model.layers.1.self_attn.k_proj.weight";

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
  }

  /** The fixture in shards, whose tensors are BF16, in another type; norms stay what they are. */
  private Checkpoint model(TensorType type) throws IOException {
    Path fixture = Fixtures.folder("llama3");
    try (Stream<Path> files = Files.list(fixture)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".safetensors")) {
          convert(file, type);
        } else {
          Files.copy(file, model.resolve(file.getFileName()));
        }
      }
    }
    return Checkpoint.open(model);
  }

  private void convert(Path shard, TensorType type) throws IOException {
    try (Safetensors tensors = Safetensors.open(shard)) {
      Map<String, TensorSource> sources = new HashMap<>();
      tensors
          .tensors()
          .forEach(
              (name, tensor) -> {
                TensorType other = tensor.shape().size() == 1 ? TensorType.BF16 : type;
                ByteBuffer values = tensors.read(name);
                ByteBuffer bytes =
                    ByteBuffer.allocate((int) tensor.elements() * other.bits() / 8)
                        .order(ByteOrder.LITTLE_ENDIAN);
                while (values.hasRemaining()) {
                  Narrowing.put(other, Narrowing.nearest(other, values.getFloat()), bytes);
                }
                sources.put(
                    name, new TensorSource(other, tensor.shape(), out -> out.write(bytes.array())));
              });
      SafetensorsWriter.stream(model.resolve(shard.getFileName()), sources);
    }
  }

  private static byte[] stored(Safetensors file, String name) {
    byte[] bytes = new byte[(int) file.tensors().get(name).bytes()];
    file.readStored(name, 0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private static byte[] stored(Checkpoint checkpoint, String name) {
    byte[] bytes = new byte[(int) checkpoint.tensors().get(name).bytes()];
    checkpoint.readStored(name, 0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /** Of the two values of a type around a number, the nearer; of two, the even one. */
  private static int nearest(TensorType type, NavigableMap<Double, Integer> values, double value) {
    if (type == TensorType.F32) {
      return Float.floatToRawIntBits((float) value);
    }
    Map.Entry<Double, Integer> below = values.floorEntry(value);
    Map.Entry<Double, Integer> above = values.ceilingEntry(value);
    int nearer = Double.compare(value - below.getKey(), above.getKey() - value);
    boolean down = nearer == 0 ? below.getValue() % 2 == 0 : nearer < 0;
    return (down ? below : above).getValue();
  }

  /** Bits of all numbers of a 16-bit type. */
  private static NavigableMap<Double, Integer> values(TensorType type) {
    NavigableMap<Double, Integer> values = new TreeMap<>();
    IntStream.range(0, 1 << 16)
        .filter(bits -> Double.isFinite(widened(type, bits)))
        .forEach(bits -> values.put(widened(type, bits), bits));
    return values;
  }

  private static double widened(TensorType type, int bits) {
    return Float.intBitsToFloat(
        type == TensorType.BF16 ? bits << 16 : Widening.halfFloat((short) bits));
  }

  /**
   * Sums of a stored value and a multiple of 2⁻³⁰ below 1 are exact in double, so the nearest value
   * of the type is known.
   */
  @ParameterizedTest
  @CsvSource({"F32, 1", "F16, 1", "F16, 1000", "BF16, 1", "BF16, 100000000"})
  void sumsAreRoundedOnceAndTheRestIsCopied(TensorType type, int part) throws IOException {
    try (Checkpoint checkpoint = model(type)) {
      Path file = folder.resolve("model.safetensors");
      SplittableRandom random = new SplittableRandom(3);
      long[] shape = checkpoint.tensors().get(MAP).shape().stream().mapToLong(n -> n).toArray();
      double[][] addends = new double[(int) shape[0]][(int) shape[1]];
      for (double[] row : addends) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextInt(-1 << 30, 1 << 30) * 0x1p-30;
        }
      }
      RowUpdate update =
          (row, values) -> {
            for (int j = 0; j < values.length; j++) {
              values[j] += addends[(int) row][j];
            }
          };
      new UpdatedWeights(checkpoint, Map.of(MAP, update, OTHER, (row, values) -> {}), part)
          .write(file);
      try (Safetensors written = Safetensors.open(file)) {
        assertThat(written.tensors().keySet())
            .containsExactlyInAnyOrderElementsOf(checkpoint.tensors().keySet());
        checkpoint
            .tensors()
            .forEach(
                (name, tensor) -> {
                  assertThat(written.tensors().get(name).type()).isEqualTo(tensor.type());
                  assertThat(written.tensors().get(name).shape()).isEqualTo(tensor.shape());
                  if (!name.equals(MAP)) {
                    assertThat(stored(written, name)).isEqualTo(stored(checkpoint, name));
                  }
                });
        ByteBuffer bytes = ByteBuffer.wrap(stored(written, MAP)).order(ByteOrder.LITTLE_ENDIAN);
        NavigableMap<Double, Integer> values = values(type);
        ByteBuffer before = checkpoint.read(MAP);
        for (int i = 0; i < shape[0]; i++) {
          for (int j = 0; j < shape[1]; j++) {
            int index = (int) (i * shape[1] + j);
            double sum = before.getFloat(index * Float.BYTES) + addends[i][j];
            int bits =
                type == TensorType.F32
                    ? bytes.getInt(index * Integer.BYTES)
                    : bytes.getShort(index * Short.BYTES) & 0xffff;
            assertThat(bits).isEqualTo(nearest(type, values, sum));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F16 | 1e5 | F16; export the checkpoint as BF16 or F32",
        "BF16 | 1e39 | BF16; take an adapter with smaller weights",
        "F32 | 1e39 | F32; take an adapter with smaller weights",
        "F32 | NaN | F32; take weights and an adapter that are numbers",
      })
  void sumsThatTheTypeDoesNotHold(TensorType type, double addend, String message)
      throws IOException {
    try (Checkpoint checkpoint = model(type)) {
      Path file = folder.resolve("model.safetensors");
      RowUpdate update = (row, values) -> values[3] = row == 2 ? addend : values[3];
      assertThatThrownBy(() -> UpdatedWeights.write(checkpoint, Map.of(MAP, update), file))
          .isInstanceOf(CheckpointException.class)
          .hasMessageStartingWith(model.resolve("model-0000").toString())
          .hasMessageContaining(
              "tensor \"" + MAP + "\" would hold " + addend + " at [2, 3], which is no number")
          .hasMessageEndingWith(message);
      assertThat(file).doesNotExist();
    }
  }

  /** Two bytes of BF16 before F32 would leave those where no F32 may lie. */
  @Test
  void largerElementsGoFirst() throws IOException {
    Path file = folder.resolve("mixed.safetensors");
    SafetensorsWriter.stream(
        file,
        Map.of(
            "a", new TensorSource(TensorType.BF16, List.of(1L), out -> out.write(new byte[2])),
            "b", new TensorSource(TensorType.F32, List.of(1L), out -> out.write(new byte[4]))));
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.tensors().keySet()).containsExactly("b", "a");
    }
  }
}
