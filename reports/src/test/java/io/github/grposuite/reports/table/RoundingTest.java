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
    "1234.5, 123.4, 1234, 123, 0",
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
}
