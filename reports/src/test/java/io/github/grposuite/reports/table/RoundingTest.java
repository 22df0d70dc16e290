package io.github.grposuite.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.reports.stats.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
  @ParameterizedTest
  @CsvSource({
    "0.123456, 0.0123, 0.123, 0.012, 0",
    "0.123456, 0.0996, 0.12, 0.10, 0",
    "21.6789, 1.234, 21.7, 1.2, 0",
    "1234.5, 123.4, 1230, 120, 0",
    "7760.1, 3378.2, 7800, 3400, 0",
    "12, 3378, 0, 3400, 0",
    "-98765, 9.96, -98765, 10, 0",
    "12345.6, 0, 12346, 0, 0",
    "-0.5, 0.25, -0.50, 0.25, 0",
    "0, 0.0123, 0.000, 0.012, 0",
    "3.14159, 0, 3.142, 0, 0",
    "0, 0, 0, 0, 0",
    "0.5, 1e-17, 0.5000, 0, 0",
    "123456789, 2345678, 1.235, 0.023, 8",
    "0.000012345, 0.00000123, 1.23, 0.12, -5",
  })
  void digitsFollowTheUncertainty(
      double mean, double error, String roundedMean, String roundedError, int exponent) {
    assertThat(Rounding.entry(new Summary(3, mean, error), true))
        .isEqualTo(new Entry.Value(roundedMean, roundedError, exponent, true));
  }

  @Test
  void oneSeedHasNoError() {
    assertThat(Rounding.entry(Summary.of(0.123456), false))
        .isEqualTo(new Entry.Value("0.1235", "", 0, false));
  }

  @Test
  void valuesOfOneUnitHaveTheSameDecimals() {
    assertThat(Rounding.alike(0.0153, 0.2088, 0.18, -0.1))
        .containsExactly("0.209", "0.180", "-0.100");
    assertThat(Rounding.alike(Double.NaN, 0.5)).containsExactly("0.5000");
    assertThat(Rounding.alike(1e-8, 2.5e-7, 1e-8, 0)).containsExactly("2.50e-7", "0.10e-7", "0.00");
    assertThat(Rounding.alike(0, 0, 0)).containsExactly("0", "0");
  }

  @Test
  void probabilitiesAreShort() {
    assertThat(Rounding.probability(1)).isEqualTo("1");
    assertThat(Rounding.probability(0.0312)).isEqualTo("0.031");
    assertThat(Rounding.probability(0.05)).isEqualTo("0.05");
    assertThat(Rounding.probability(0.00096)).isEqualTo("1e-3");
    assertThat(Rounding.probability(1.9e-6)).isEqualTo("2e-6");
    assertThat(Rounding.probability(0)).isEqualTo("0");
  }

  @Test
  void aBoundNearZeroKeepsItsSign() {
    assertThat(Rounding.alike(0.05, -0.063, -0.102, -0.00038))
        .containsExactly("-0.0630", "-0.1020", "-0.0004");
    assertThat(Rounding.estimate(-0.063, -0.102, -0.00038))
        .isEqualTo(new Entry.WithInterval("-0.0630", "-0.1020", "-0.0004", 0));
    assertThat(Rounding.alike(0.05, -0.063, -0.102, 0))
        .containsExactly("-0.063", "-0.102", "0.000");
  }
}
