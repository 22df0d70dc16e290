package io.github.grposuite.language.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What torch computed; see tools/torch_optimizer_vectors.py and the file's first line. */
final class TorchVectors {
  private static final List<String> LINES = read();

  private TorchVectors() {}

  private static List<String> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TorchVectors.class.getResourceAsStream("torch-optimizer.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines of a name, in order. */
  static List<double[]> all(String name) {
    return LINES.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1).split(" "))
        .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /** The only line of a name. */
  static double[] one(String name) {
    List<double[]> lines = all(name);
    if (lines.size() != 1) {
      throw new AssertionError(lines.size() + " lines of " + name);
    }
    return lines.get(0);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
