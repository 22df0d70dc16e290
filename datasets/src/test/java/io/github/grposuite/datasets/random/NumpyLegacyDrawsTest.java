package io.github.grposuite.datasets.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against NumPy itself: {@code numpy-legacy.txt} and {@code numpy-binomial.txt}, written by tools/
 * numpy_legacy_vectors.py and numpy_binomial_vectors.py.
 */
class NumpyLegacyDrawsTest {
  /** NumPy's normals use the C library's logarithm, which may round differently. */
  private static final double LOGARITHM_ERROR = 4e-16;

  @Test
  void seed2021BeginsAsInNumpy() {
    Draws draws = new NumpyLegacyDraws(2021);
    assertThat(draws.uniform()).isEqualTo(0.6059782788074047);
    assertThat(draws.uniform()).isEqualTo(0.7333693611934982);
  }

  @Test
  void everyOperationDrawsWhatNumpyDraws() throws IOException {
    Map<Long, Draws> streams = new HashMap<>();
    for (String line : lines()) {
      String[] fields = line.split(" ");
      Draws draws = streams.computeIfAbsent(Long.valueOf(fields[0]), NumpyLegacyDraws::new);
      String[] values = Arrays.copyOfRange(fields, 2, fields.length);
      switch (fields[1]) {
        case "uniform" -> {
          for (String value : values) {
            assertThat(draws.uniform()).as(line).isEqualTo(Double.parseDouble(value));
          }
        }
        case "normal" -> {
          for (String value : values) {
            double expected = Double.parseDouble(value);
            assertThat(draws.normal() / expected - 1)
                .as(line)
                .isBetween(-LOGARITHM_ERROR, LOGARITHM_ERROR);
          }
        }
        case "shuffle" -> {
          int[] shuffled = IntStream.range(0, values.length).toArray();
          draws.shuffle(shuffled);
          assertThat(shuffled).as(line).containsExactly(integers(values));
        }
        case "distinct-of-8" ->
            assertThat(draws.distinct(8, values.length)).as(line).containsExactly(integers(values));
        case "distinct-of-5" ->
            assertThat(draws.distinct(5, values.length)).as(line).containsExactly(integers(values));
        case "index-of-7" ->
            assertThat(draws.index(7)).as(line).isEqualTo(Integer.parseInt(values[0]));
        case "index-of-2" ->
            assertThat(draws.index(2)).as(line).isEqualTo(Integer.parseInt(values[0]));
        default -> throw new AssertionError("unknown operation in: " + line);
      }
    }
    assertThat(streams).hasSize(12);
  }

  private static int[] integers(String[] values) {
    return Arrays.stream(values).mapToInt(Integer::parseInt).toArray();
  }

  /**
   * 2,000 draws over a grid of p, and 40 each of the least and the largest p there are: what is
   * drawn and how far the stream moves; by tools/numpy_binomial_vectors.py.
   */
  @Test
  void bernoulliDrawsWhatNumpysBinomialDraws() throws IOException {
    Map<Long, Draws> streams = new HashMap<>();
    for (String line : lines("numpy-binomial.txt")) {
      String[] fields = line.split(" ");
      Draws draws = streams.computeIfAbsent(Long.valueOf(fields[0]), NumpyLegacyDraws::new);
      switch (fields[1]) {
        case "bernoulli-grid" -> {
          int count = Integer.parseInt(fields[2]);
          assertThat(bits(count, i -> draws.bernoulli((i + 0.5) / count))).isEqualTo(fields[3]);
        }
        case "bernoulli" -> {
          double p = Double.parseDouble(fields[2]);
          assertThat(bits(40, i -> draws.bernoulli(p))).as("p = " + p).isEqualTo(fields[3]);
        }
        case "uniform" -> {
          for (int i = 3; i < fields.length; i++) {
            assertThat(draws.uniform()).as(line).isEqualTo(Double.parseDouble(fields[i]));
          }
        }
        default -> assertThat(fields[1]).startsWith("labels-");
      }
    }
    assertThat(streams).hasSize(4);
  }

  private static String bits(int count, IntPredicate draw) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      bits.append(draw.test(i) ? '1' : '0');
    }
    return bits.toString();
  }

  /** The same U is taken from the other end where p is above ½. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.7})
  void oneDrawDecides(double p) {
    Draws uniforms = new NumpyLegacyDraws(2021);
    Draws draws = new NumpyLegacyDraws(2021);
    for (int i = 0; i < 1000; i++) {
      double u = uniforms.uniform();
      assertThat(draws.bernoulli(p)).isEqualTo(p <= 0.5 ? u > 1 - p : u <= p);
    }
  }

  @Test
  void aLabelIsCertainIfItsCertaintyIsAtLeastTheDraw() {
    double first = new NumpyLegacyDraws(2021).uniform();
    assertThat(new NumpyLegacyDraws(2021).certain(first)).isTrue();
    assertThat(new NumpyLegacyDraws(2021).certain(Math.nextDown(first))).isFalse();
  }

  private static List<String> lines() throws IOException {
    return lines("numpy-legacy.txt");
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = NumpyLegacyDrawsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4294967296L, Long.MAX_VALUE, Long.MIN_VALUE})
  void seedsOutsideTheRangeAreRejected(long seed) {
    assertThatThrownBy(() -> RandomKind.NUMPY_LEGACY.open(seed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a seed of numpy-legacy must be 0..4294967295, but was " + seed);
  }

  @Test
  void moreDifferentIndicesThanThereAreIsRejected() {
    assertThatThrownBy(() -> new NumpyLegacyDraws(1).distinct(3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 different indices of 3");
  }

  @Test
  void allPurposesShareOneStream() {
    RandomKind.Streams streams = RandomKind.NUMPY_LEGACY.open(2021);
    assertThat(streams.stream("train").uniform()).isEqualTo(0.6059782788074047);
    assertThat(streams.stream("test").uniform()).isEqualTo(0.7333693611934982);
  }
}
