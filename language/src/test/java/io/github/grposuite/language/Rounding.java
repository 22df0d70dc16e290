package io.github.grposuite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.FloatTensor;
import io.github.grposuite.language.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the rounding of 32 bits moves what is computed from a model, whatever processor, number
 * of threads and order of summation.
 *
 * <p><b>Rounding as a change of weights.</b> A computed product Wx is the exact one of (W + ΔW)x
 * with |ΔW| ≤ γₙ|W| for any order of summation (Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd ed., section 3.5); what is done to x elementwise (norms, activations, rotations)
 * is a relative change of the columns of the next W. If the errors of single operations, which are
 * uniform in ±2⁻²⁴, are independent (Higham and Mary 2019), the n partial sums of a product grow to
 * n/2 terms on average, so that the error of Wx is that of weights each changed relatively by
 *
 * <pre>
 * 2⁻²⁴ / √3 · √(n/2) = 2⁻²⁴ √(n/6)
 * </pre>
 *
 * <p>as standard deviation, n being the length of the longest sum: {@link Sums}. Vector
 * instructions and blocks cut sums into shorter ones, so this is above what any of them does.
 *
 * <p><b>Condition.</b> How much such changes matter for a number is measured, not guessed: all
 * weights of the model and of its adapter are multiplied by 1 ± 2⁻¹² with random signs, far above
 * rounding and small enough to be linear, and the number's root mean square change over {@value
 * #DRAWS} draws is divided by 2⁻¹².
 *
 * <p><b>Bound.</b> {@value #DEVIATIONS} standard deviations of the difference of two such
 * computations: {@value #DEVIATIONS} · √2 · 2⁻²⁴ √(n/6) · condition. Of numbers of a kind, like a
 * tensor's entries, none counts as better conditioned than their root mean square. The number of
 * deviations covers millions of comparisons and conditions that are estimated from few draws.
 */
public final class Rounding {
  private static final int DRAWS = 8;
  private static final int DEVIATIONS = 6;
  private static final double CHANGE = 0x1p-12;
  private static final Map<Path, Path> CHANGED = new ConcurrentHashMap<>();
  private static final Map<Path, Path> ORIGINALS = new ConcurrentHashMap<>();

  /** The longest sums of products, in the fixtures. */
  public enum Sums {
    /** 64, over a feed-forward layer; attention's longer ones are of weights that add up to 1. */
    FORWARD(64),
    /** 384, over the vocabulary, in a gradient; so √(n/6) is 8. */
    GRADIENT(384);

    private final int terms;

    Sums(int terms) {
      this.terms = terms;
    }

    private double deviation() {
      return Math.sqrt(terms / 6.0) * 0x1p-24;
    }
  }

  /**
   * A change of weights by independent signs.
   *
   * @param folder of the model that numbers are computed from, its weights changed
   * @param seed of the signs for an adapter; 0 for no change
   */
  public record Change(Path folder, long seed) {
    /** An adapter's weights, changed. */
    public float[] of(float[] weights) {
      return seed == 0 ? weights : changed(weights, seed);
    }

    /**
     * Another change of the same model: for a second computation with rounding of its own. Numbers
     * 1 and 2 differ.
     */
    public Change another(int number) {
      return seed == 0 ? this : Rounding.change(folder, seed + number * DRAWS);
    }
  }

  private Rounding() {}

  /**
   * Bounds of the difference of two computations of numbers in 32 bits.
   *
   * @param sums the longest in them
   * @param folder the model's
   * @param numbers computes them from a changed model; one row a kind
   * @return a bound a number
   */
  public static double[][] bounds(Sums sums, Path folder, Function<Change, double[][]> numbers) {
    double[][] exact = numbers.apply(new Change(folder, 0));
    double[][] squares =
        Stream.of(exact).map(row -> new double[row.length]).toArray(double[][]::new);
    for (int draw = 1; draw <= DRAWS; draw++) {
      double[][] other = numbers.apply(change(folder, draw));
      for (int i = 0; i < exact.length; i++) {
        for (int j = 0; j < exact[i].length; j++) {
          double condition = (other[i][j] - exact[i][j]) / CHANGE;
          squares[i][j] += condition * condition / DRAWS;
        }
      }
    }
    return Stream.of(squares).map(row -> bounds(sums, row)).toArray(double[][]::new);
  }

  private static Change change(Path folder, long seed) {
    Path original = ORIGINALS.getOrDefault(folder, folder);
    Path changed =
        CHANGED.computeIfAbsent(
            original.resolve(String.valueOf(seed)),
            key -> {
              try {
                return write(original, seed);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    ORIGINALS.put(changed, original);
    return new Change(changed, seed);
  }

  /** Fails unless every number is within its bound of what is expected. */
  public static void assertWithin(String what, float[] actual, double[] expected, double[] bounds) {
    assertThat(actual).as(what).hasSameSizeAs(expected).hasSameSizeAs(bounds);
    for (int j = 0; j < actual.length; j++) {
      assertThat((double) actual[j])
          .as("%s [%d]", what, j)
          .isEqualTo(expected[j], within(bounds[j]));
    }
  }

  /** The same numbers in double precision. */
  public static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(j -> values[j]).toArray();
  }

  /** ‖a − b‖. */
  public static double distance(float[] a, double[] b) {
    return norm(IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray());
  }

  /** √Σ v². */
  public static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  private static double[] bounds(Sums sums, double[] squares) {
    double mean =
        IntStream.range(0, squares.length).mapToDouble(j -> squares[j]).average().orElse(0);
    double unit = DEVIATIONS * Math.sqrt(2) * sums.deviation();
    return IntStream.range(0, squares.length)
        .mapToDouble(j -> unit * Math.sqrt(Math.max(squares[j], mean)))
        .toArray();
  }

  private static float[] changed(float[] weights, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] changed = new float[weights.length];
    for (int j = 0; j < changed.length; j++) {
      changed[j] = (float) (weights[j] * (1 + (random.nextBoolean() ? CHANGE : -CHANGE)));
    }
    return changed;
  }

  /** A folder with the model of another, its weights changed; kept until the process ends. */
  private static Path write(Path folder, long seed) throws IOException {
    Path to = Files.createTempDirectory("changed");
    for (String name : List.of("config.json", "tokenizer.json")) {
      Files.copy(folder.resolve(name), to.resolve(name));
      to.resolve(name).toFile().deleteOnExit();
    }
    Map<String, FloatTensor> tensors = new TreeMap<>();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      checkpoint
          .tensors()
          .forEach(
              (name, info) -> {
                FloatBuffer stored = checkpoint.read(name).asFloatBuffer();
                float[] values = new float[stored.remaining()];
                stored.get(values);
                float[] changed = changed(values, 31L * name.hashCode() + seed);
                tensors.put(name, new FloatTensor(info.shape(), FloatBuffer.wrap(changed)));
              });
    }
    Path weights = to.resolve("model.safetensors");
    SafetensorsWriter.write(weights, tensors);
    weights.toFile().deleteOnExit();
    to.toFile().deleteOnExit();
    return to;
  }
}
