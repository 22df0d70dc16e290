package io.github.grposuite.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product form of DPO's loss against one StrictMath logarithm a pair, summed exactly. */
class LogisticAccuracyTest {
  private final Kernel kernel = new ScalarKernel();

  @ParameterizedTest(name = "beta h in [{0}, {1}]")
  @CsvSource({
    "-5, 5",
    "-1e-9, 1e-9",
    "30, 40",
    "30, 700",
    "690, 700",
    "-700, -30",
    "-1e6, -700",
    "-700, 700",
    "-1e-3, 40"
  })
  void sumAndSlopesAreRelativelyAccurate(double low, double high) {
    SplittableRandom random = new SplittableRandom(12);
    for (double beta : new double[] {0.1, 1, 3}) {
      for (int count : new int[] {8, 64, 512, 960}) {
        double[] h = random.doubles(count, low / beta, high / beta).toArray();
        double[] slope = new double[count];
        double sum = kernel.logistic(h, beta, slope, count, new double[16]);
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
          double m = h[i] * beta;
          double z = StrictMath.exp(-Math.abs(m));
          expected =
              expected
                  .add(new BigDecimal(Math.max(-m, 0)))
                  .add(new BigDecimal(StrictMath.log1p(z)));
          double derivative = -beta * (m < 0 ? 1 : z) / (1 + z);
          assertThat(slope[i] / derivative).isEqualTo(1, within(1e-14));
        }
        assertThat(sum / expected.doubleValue()).as("%d pairs", count).isEqualTo(1, within(1e-13));
      }
    }
  }

  @Test
  void beyondTheExponentsRangeLossesSaturateAtNothing() {
    double[] slope = new double[8];
    double[] h = {709, 750, 800, 1e4, 1e100, 1e308, Double.MAX_VALUE, Double.POSITIVE_INFINITY};
    assertThat(kernel.logistic(h, 1, slope, 8, new double[16])).isBetween(0.0, 8 * 3.4e-308);
    for (double s : slope) {
      assertThat(s).isBetween(-3.4e-308, 0.0);
    }
  }

  @Test
  void anInfinitelyWrongPairHasAnInfiniteLossAndFullSlope() {
    double[] slope = new double[8];
    double[] h = {Double.NEGATIVE_INFINITY, 0, 0, 0, 0, 0, 0, 0};
    assertThat(kernel.logistic(h, 2, slope, 8, new double[16])).isInfinite();
    assertThat(slope[0]).isEqualTo(-2);
    assertThat(slope[1]).isEqualTo(-1);
  }
}
