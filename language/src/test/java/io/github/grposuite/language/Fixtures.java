package io.github.grposuite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tiny random checkpoints, and what PyTorch computes from them (tools/language_fixtures.py). */
public final class Fixtures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /** The folder of a checkpoint. */
  public static Path folder(String name) {
    URL url = Fixtures.class.getResource("fixtures/" + name + "/config.json");
    try {
      return Path.of(url.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JSON file. */
  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An array of token ids. */
  public static int[] ids(JsonNode array) {
    int[] ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = array.get(i).intValue();
    }
    return ids;
  }

  /** An array of numbers. */
  public static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).doubleValue();
    }
    return numbers;
  }

  /** Fails unless token ids are those of an array. */
  public static void same(int[] ids, JsonNode array) {
    if (!Arrays.equals(ids, ids(array))) {
      throw new AssertionError(Arrays.toString(ids) + " are not " + array);
    }
  }

  /** Largest difference, relative to the largest expected value by magnitude. */
  public static double difference(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double most = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, Math.abs(actual[i] - expected[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    return most / scale;
  }

  /** The path that a system property, or else an environment variable, names; or skips the test. */
  public static Path path(String name) {
    Optional<String> path =
        Optional.ofNullable(System.getProperty(name))
            .or(() -> Optional.ofNullable(System.getenv(name)));
    assumeTrue(path.isPresent(), "skipped: " + name + " names no path");
    return Path.of(path.get());
  }
}
