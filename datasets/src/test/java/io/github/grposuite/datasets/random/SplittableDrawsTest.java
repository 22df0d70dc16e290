package io.github.grposuite.datasets.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/**
 * One independent stream a purpose. Statistical assertions use 5 standard errors, or p &gt; 1e−6: a
 * correct generator would fail this class with probability below 1e−5; the seeds are fixed.
 */
class SplittableDrawsTest {
  private static final int N = 100_000;

  private static double[] uniforms(Draws draws, int count) {
    return DoubleStream.generate(draws::uniform).limit(count).toArray();
  }

  private static Draws stream(long seed, String purpose) {
    return RandomKind.SPLITTABLE.open(seed).stream(purpose);
  }

  @Test
  void aStreamDependsOnItsSeedAndPurposeAlone() {
    double[] train = uniforms(stream(7, "train"), 50);
    RandomKind.Streams streams = RandomKind.SPLITTABLE.open(7);
    uniforms(streams.stream("a new purpose"), 13);
    assertThat(uniforms(streams.stream("train"), 50)).containsExactly(train);
    assertThat(uniforms(streams.stream("test"), 50)).doesNotContain(train);
    assertThat(uniforms(stream(8, "train"), 50)).doesNotContain(train);
  }

  @Test
  void streamsOfTwoPurposesAreUncorrelated() {
    Draws train = stream(7, "train");
    Draws test = stream(7, "test");
    StreamingStatistics products = new StreamingStatistics();
    for (int i = 0; i < N; i++) {
      products.addValue((train.uniform() - 0.5) * (test.uniform() - 0.5));
    }
    assertWithinFiveErrors(products, 0);
  }

  @Test
  void normalsHaveTheMomentsOfANormal() {
    Draws draws = stream(7, "normal");
    StreamingStatistics[] powers = {
      new StreamingStatistics(),
      new StreamingStatistics(),
      new StreamingStatistics(),
      new StreamingStatistics()
    };
    for (int i = 0; i < N; i++) {
      double x = draws.normal();
      for (int k = 0; k < 4; k++) {
        powers[k].addValue(Math.pow(x, k + 1.0));
      }
    }
    assertWithinFiveErrors(powers[0], 0);
    assertWithinFiveErrors(powers[1], 1);
    assertWithinFiveErrors(powers[2], 0);
    assertWithinFiveErrors(powers[3], 3);
  }

  private static void assertWithinFiveErrors(StreamingStatistics statistics, double expected) {
    double error = statistics.getStandardDeviation() / Math.sqrt(statistics.getN());
    assertThat((statistics.getMean() - expected) / error).isBetween(-5.0, 5.0);
  }

  @Test
  void shufflesAndChoicesAreUniform() {
    Draws draws = stream(7, "order");
    long[] permutations = new long[24];
    long[] couples = new long[20];
    long[] indices = new long[5];
    for (int i = 0; i < N; i++) {
      int[] values = IntStream.range(0, 4).toArray();
      draws.shuffle(values);
      int rank = 0;
      for (int j = 0; j < 4; j++) {
        int at = j;
        int smaller = (int) Arrays.stream(values).skip(j).filter(v -> v < values[at]).count();
        rank = rank * (4 - j) + smaller;
      }
      permutations[rank]++;
      int[] couple = draws.distinct(5, 2);
      assertThat(couple[0]).isNotEqualTo(couple[1]);
      couples[couple[0] * 4 + couple[1] - (couple[1] > couple[0] ? 1 : 0)]++;
      indices[draws.index(5)]++;
    }
    for (long[] counts : new long[][] {permutations, couples, indices}) {
      double[] equal = new double[counts.length];
      Arrays.fill(equal, (double) N / counts.length);
      assertThat(new ChiSquareTest().chiSquareTest(equal, counts)).isGreaterThan(1e-6);
    }
  }

  @Test
  void moreDifferentIndicesThanThereAreIsRejected() {
    assertThatThrownBy(() -> stream(1, "x").distinct(3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 different indices of 3");
  }
}
