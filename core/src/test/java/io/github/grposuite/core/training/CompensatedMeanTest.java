package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class CompensatedMeanTest {
  private static final int COUNT = 1_000_000;

  /** Kahan's bound for positive numbers: two units in the last place, and one of the division. */
  @Test
  void aMillionNumbersLoseNoDigit() {
    Congruential random = new Congruential(3);
    CompensatedMean mean = new CompensatedMean(2);
    BigDecimal exact = BigDecimal.ZERO;
    double plain = 0;
    for (int i = 0; i < COUNT; i++) {
      double value = 1 + random.nextDouble();
      mean.add(new double[] {value, 0.1});
      exact = exact.add(new BigDecimal(value));
      plain += value;
    }
    double expected = exact.divide(BigDecimal.valueOf(COUNT), MathContext.DECIMAL64).doubleValue();
    assertThat(Math.abs(mean.of(COUNT)[0] - expected)).isLessThanOrEqualTo(3 * Math.ulp(expected));
    assertThat(mean.of(COUNT)[1]).isEqualTo(0.1);
    assertThat(Math.abs(plain / COUNT - expected)).isGreaterThan(3 * Math.ulp(expected));
  }

  @Test
  void goesOnFromItsState() {
    CompensatedMean whole = new CompensatedMean(1);
    CompensatedMean first = new CompensatedMean(1);
    CompensatedMean second = new CompensatedMean(1);
    for (int i = 0; i < 100; i++) {
      double[] value = {1.0 / (i + 3)};
      whole.add(value);
      (i < 50 ? first : second).add(value);
      if (i == 49) {
        second.restore(first.state());
      }
    }
    assertThat(second.of(100)).isEqualTo(whole.of(100));
    assertThat(second.state()).isEqualTo(whole.state());
  }
}
