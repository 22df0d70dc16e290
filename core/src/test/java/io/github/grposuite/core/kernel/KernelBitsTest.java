package io.github.grposuite.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernels return the same bits; every NaN counts as the same. */
class KernelBitsTest {
  private static final int[] COUNTS = {8, 16, 24, 40, 64, 104, 512, 960};
  private static final int[] DIMENSIONS =
      IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.of(384)).toArray();

  private final SplittableRandom random = new SplittableRandom(20405);
  private final Kernel scalar = new ScalarKernel();
  private final Kernel vector = new VectorKernel();

  /** What the arrays hold; the hostile values are spread among tame ones. */
  enum Values {
    TAME(),
    SMALL_AND_SATURATING(0.0, -0.0, 1e-300, -1e-300, 700, -700, 800, -800),
    OVERFLOWING(1e308, -1e308, 0.0, -0.0, 1e-300),
    NOT_FINITE(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e308, -0.0);

    private final double[] hostile;

    Values(double... hostile) {
      this.hostile = hostile;
    }

    /** Not finite values are rare, so that not every sum becomes NaN. */
    double[] draw(SplittableRandom random, int length) {
      double share = this == NOT_FINITE ? 0.01 : 0.3;
      return random
          .doubles(length)
          .map(
              u ->
                  hostile.length > 0 && u < share
                      ? hostile[random.nextInt(hostile.length)]
                      : random.nextGaussian() * 3)
          .toArray();
    }
  }

  /**
   * Three rounds, so that the code compiled on the way is compared as well as the interpreter's.
   */
  static Stream<Values> rounds() {
    return Stream.generate(Values::values).limit(3).flatMap(Arrays::stream);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void columnsGiveTheSameBits(Values values) {
    for (int dimension : DIMENSIONS) {
      for (int count : counts(dimension)) {
        int base = 8 * random.nextInt(3);
        int stride = base + count + 8 * random.nextInt(3);
        double[] x = values.draw(random, dimension * stride + base);
        double[] theta = values.draw(random, dimension);
        double[] slope = values.draw(random, count);
        double[] before = values.draw(random, 8 * dimension);
        assertSameBits(
            count + " x " + dimension + " column margins",
            (kernel, h) -> {
              kernel.columnMargins(x, base, stride, dimension, theta, h, count);
              return 0;
            },
            new double[count]);
        assertSameBits(
            count + " x " + dimension + " column gradient",
            (kernel, partial) -> {
              kernel.columnGradient(x, base, stride, dimension, slope, count, partial);
              return 0;
            },
            before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void rowsGiveTheSameBits(Values values) {
    for (int dimension : DIMENSIONS) {
      for (int count : counts(dimension)) {
        int stride = Kernel.pad(dimension);
        int base = stride * random.nextInt(3);
        double[] x = values.draw(random, count * stride + base);
        double[] theta = values.draw(random, stride);
        Arrays.fill(theta, dimension, stride, 0.0);
        double[] slope = values.draw(random, count);
        double[] before = values.draw(random, stride);
        assertSameBits(
            count + " x " + dimension + " row margins",
            (kernel, h) -> {
              kernel.rowMargins(x, base, stride, theta, h, count, new double[32]);
              return 0;
            },
            new double[count]);
        assertSameBits(
            count + " x " + dimension + " row gradient",
            (kernel, gradient) -> {
              kernel.rowGradient(x, base, stride, slope, count, gradient);
              return 0;
            },
            before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void logisticGivesTheSameBits(Values values) {
    for (double beta : new double[] {1e-3, 0.1, 1, 2, 50}) {
      for (int count = 8; count <= Kernel.MAX_LOGISTIC_RANGE; count += count < 128 ? 8 : 64) {
        int n = count;
        double[] h = values.draw(random, n);
        assertSameBits(
            n + " losses with beta " + beta,
            (kernel, slope) -> kernel.logistic(h, beta, slope, n, new double[16]),
            new double[n]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void otherLossesGiveTheSameBits(Values values) {
    for (double beta : new double[] {1e-3, 0.1, 1, 2, 50}) {
      for (int count = 8; count <= Kernel.MAX_LOGISTIC_RANGE; count += count < 128 ? 8 : 64) {
        int n = count;
        double[] h = values.draw(random, n);
        double epsilon = Math.min(0.49, 1e-3 * beta);
        assertSameBits(
            n + " exo losses with beta " + beta,
            (kernel, slope) ->
                kernel.exo(
                    h,
                    beta,
                    StrictMath.log1p(-epsilon),
                    StrictMath.log(epsilon),
                    slope,
                    n,
                    new double[16]),
            new double[n]);
        assertSameBits(
            n + " discopop losses with beta " + beta,
            (kernel, slope) ->
                kernel.discopop(
                    h, beta, beta < 1 ? 0.05 : 0.5, slope, n, new double[Kernel.scratch(n)]),
            new double[n]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void softmaxGivesTheSameBits(Values values) {
    for (int states : COUNTS) {
      for (int actions = 1; actions <= 9; actions++) {
        for (int dimension : new int[] {1, 2, 3, 4, 7}) {
          int a = actions;
          double[] x = values.draw(random, dimension * a * states);
          double[] theta = values.draw(random, dimension);
          double[] rewards = values.draw(random, a * states);
          assertSameBits(
              states + " states, " + a + " actions, " + dimension + " features",
              (kernel, out) -> {
                kernel.softmax(
                    x, states, a, dimension, theta, rewards, out, new double[a * states]);
                return 0;
              },
              new double[4 * states]);
        }
      }
    }
  }

  private static int[] counts(int dimension) {
    return dimension > 20 ? new int[] {8, 32, 64} : COUNTS;
  }

  private void assertSameBits(
      String what, ToDoubleBiFunction<Kernel, double[]> operation, double[] before) {
    double[][] results =
        Stream.of(scalar, vector)
            .map(
                kernel -> {
                  double[] out = Arrays.copyOf(before, before.length + 1);
                  out[before.length] = operation.applyAsDouble(kernel, out);
                  return out;
                })
            .toArray(double[][]::new);
    assertThat(bits(results[1])).as(what).isEqualTo(bits(results[0]));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
