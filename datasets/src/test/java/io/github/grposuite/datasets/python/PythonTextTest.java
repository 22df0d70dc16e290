package io.github.grposuite.datasets.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTextTest {
  /** Printed by Python 3.11. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "0.1",
        "0.0001",
        "1.5e-05",
        "1e+16",
        "1.2345678901234568e+17",
        "1000000000000000.0",
        "2.5e-310",
        "1.7976931348623157e+308",
        "-2.5",
        "0.30000000000000004",
        "5.1418828175361916e-18",
        "-1e+22",
        "100.0",
        "9007199254740992.0",
        "0.0",
        "-0.0",
      })
  void floats(String printed) {
    assertThat(PythonText.repr(Double.parseDouble(printed))).isEqualTo(printed);
  }

  @Test
  void whatIsNotANumber() {
    assertThat(PythonText.repr(Double.NaN)).isEqualTo("nan");
    assertThat(PythonText.repr(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
  }

  @Test
  void strOfOptions() {
    assertThat(PythonText.str(10.0)).isEqualTo("10.0");
    assertThat(PythonText.str(10L)).isEqualTo("10");
    assertThat(PythonText.str("10.0")).isEqualTo("10.0");
  }

  /** Printed by Python 3.11. */
  @Test
  void quotes() {
    assertThat(PythonText.repr("plain")).isEqualTo("'plain'");
    assertThat(PythonText.repr("Don't")).isEqualTo("\"Don't\"");
    assertThat(PythonText.repr("it's \"x\"")).isEqualTo("'it\\'s \"x\"'");
    assertThat(PythonText.repr("a\\b\n\u00a0…")).isEqualTo("'a\\\\b\\n\\xa0…'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Don't", "it's \"x\"", "tab\tline\r\n", "\u0001\u007f\u00a0é…😀\\"})
  void stringsComeBack(String text) {
    assertThat(PythonLiteral.parse(PythonText.repr(text))).isEqualTo(text);
  }
}
