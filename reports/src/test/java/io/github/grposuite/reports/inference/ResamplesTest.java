package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplesTest {
  private static final int RESAMPLES = 50_000;

  /** 20 values are drawn once and kept, 60 anew each time. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 60})
  void theSameAgain(int size) {
    Resamples resamples = new Resamples(new Bootstrap(RESAMPLES, 3, 0.95), size, 1);
    char[] first = next(resamples, size);
    char[] second = next(resamples, size);
    resamples.again();
    assertThat(next(resamples, size)).isEqualTo(first).isSorted();
    assertThat(next(resamples, size)).isEqualTo(second).isSorted();
  }

  @Test
  void strataAndSeedsAreIndependent() {
    char[] one = next(new Resamples(new Bootstrap(RESAMPLES, 3, 0.95), 20, 0), 20);
    assertThat(next(new Resamples(new Bootstrap(RESAMPLES, 3, 0.95), 20, 1), 20)).isNotEqualTo(one);
    assertThat(next(new Resamples(new Bootstrap(RESAMPLES, 4, 0.95), 20, 0), 20)).isNotEqualTo(one);
  }

  /**
   * χ² of how often each rank is drawn, and of how many draws of a resample are the first: both
   * multinomial, each fails with probability 1e-6 under some seed.
   */
  @Test
  void uniform() {
    int size = 20;
    long[] drawn = new long[size];
    long[] firsts = new long[4];
    Resamples resamples = new Resamples(new Bootstrap(RESAMPLES, 3, 0.95), size, 0);
    for (int b = 0; b < RESAMPLES; b++) {
      int zeros = 0;
      for (char rank : next(resamples, size)) {
        drawn[rank]++;
        zeros += rank == 0 ? 1 : 0;
      }
      firsts[Math.min(3, zeros)]++;
    }
    double[] even = new double[size];
    Arrays.fill(even, 1.0 / size);
    assertThat(p(drawn, even)).isGreaterThan(1e-6);
    double none = Math.pow(0.95, 20);
    double[] binomial = {none, none * 20 / 19, none * 190 / 361, 0};
    binomial[3] = 1 - binomial[0] - binomial[1] - binomial[2];
    assertThat(p(firsts, binomial)).isGreaterThan(1e-6);
  }

  private static double p(long[] counts, double[] probabilities) {
    long n = Arrays.stream(counts).sum();
    double chiSquared = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = n * probabilities[i];
      chiSquared += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return 1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(chiSquared);
  }

  private static char[] next(Resamples resamples, int size) {
    resamples.next();
    return Arrays.copyOfRange(resamples.ranks(), resamples.from(), resamples.from() + size);
  }
}
