package io.github.grposuite.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingValueTest {
  @ParameterizedTest
  @CsvSource({
    "2.584413296473471, 2.584",
    "0.01591832218915817, 0.01592",
    "123456.789, 123500",
    "1.0E-4, 0.0001",
    "5.0E-7, 5e-7",
    "1.0E9, 1e9",
    "1.0E300, 1e300",
    "1.5E-300, 1.5e-300",
    "0.00001, 1e-5",
    "1.0E-5, 1e-5",
    "10000.0, 10000",
    "1e4, 10000",
    "100000000, 100000000",
    "0.50, 0.5",
    "-0.25, -0.25",
    "0.0, 0",
    "007, 007",
    "0.5, 0.5",
    "20000, 20000",
    "1048576, 1048576",
    "12345678901, 1.235e10",
    "small, small",
    "'', ''",
    "'[0.2,0.8]', '[0.2,0.8]'",
  })
  void forPeople(String value, String shown) {
    assertThat(SettingValue.of(value)).isEqualTo(shown);
  }
}
