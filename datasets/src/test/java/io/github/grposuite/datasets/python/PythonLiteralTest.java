package io.github.grposuite.datasets.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonLiteralTest {
  @Test
  void stringsInEitherQuote() {
    assertThat(PythonLiteral.parse("['a', \"Don't know\", 'say \"no\"', 'it\\'s \"x\"', '']"))
        .isEqualTo(List.of("a", "Don't know", "say \"no\"", "it's \"x\"", ""));
  }

  @Test
  void escapes() {
    assertThat(PythonLiteral.parse("'\\\\ \\' \\\" \\n \\r \\t \\xa0 \\u2026 \\U0001f600 é'"))
        .isEqualTo("\\ ' \" \n \r \t \u00a0 … 😀 é");
  }

  @Test
  void numbersAndConstants() {
    assertThat(PythonLiteral.parse("[0, -3, 1.0, 5.1418828175361916e-18, 1e+16, True, False]"))
        .isEqualTo(List.of(0L, -3L, 1.0, 5.1418828175361916e-18, 1e16, true, false));
    assertThat(PythonLiteral.parse("[None, nan, inf, -inf]"))
        .isEqualTo(
            new ArrayList<>(
                Arrays.asList(
                    null, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
  }

  @Test
  void dictionaries() {
    Map<String, Object> expected = Map.of("Côte d'Ivoire", List.of(0.5, 0.5), "B", List.of());
    assertThat(
            PythonLiteral.parse(
                "defaultdict(<class 'list'>, {\"Côte d'Ivoire\": [0.5, 0.5], 'B': []})"))
        .isEqualTo(expected);
    assertThat(PythonLiteral.parse(" {'B':[] , \"Côte d'Ivoire\" : [0.5,0.5]} "))
        .isEqualTo(expected);
    assertThat(PythonLiteral.parse("defaultdict(<class 'list'>, {})")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|character 1: expected a string, number, list or dictionary, but found the end",
        "['a'|character 5: expected ], but found the end",
        "['a' 'b']|character 6: expected ], but found \"'b']\"",
        "['a',]|character 6: expected a string, number, list or dictionary, but found \"]\"",
        "'abc|character 5: expected the closing ' of the string at character 1, but found the end",
        "'\\q'|character 2: expected one of the escapes",
        "'\\xg0'|character 4: expected 2 hexadecimal digits",
        "'\\Uffffffff'|character 2: expected a Unicode character",
        "'\\|character 2: expected one of the escapes",
        "01|character 1: expected a number without leading zeros",
        "1.|character 3: expected a digit, but found the end",
        "-|character 2: expected a digit",
        "1e|character 3: expected a digit",
        "99999999999999999999|character 1: expected a whole number of up to 18 digits",
        "{1: 2}|character 2: expected a string as key",
        "{'a': 1, 'a': 2}|character 10: expected a new key, but found 'a' again",
        "defaultdict(<class 'list'>, {'a': []}|character 38: expected ), but found the end",
        "defaultdict(<class 'dict'>, {})|character 1: expected a string, number",
        "(1, 2)|character 1: expected a string, number, list or dictionary, but found \"(1, 2)\"",
        "__import__('os').system('true')|character 1: expected a string, number, list",
        "[1] + [2]|character 5: expected the end, but found \"+ [2]\"",
        "u'a'|character 1: expected a string",
        "null|character 1: expected a string",
      })
  void nothingElse(String text, String message) {
    assertThatThrownBy(() -> PythonLiteral.parse(text))
        .isInstanceOf(LiteralException.class)
        .hasMessageContaining(message);
  }

  @Test
  void deepBracketsAreAnErrorAndNotAnOverflow() {
    assertThatThrownBy(() -> PythonLiteral.parse("[".repeat(100_000)))
        .hasMessageContaining("at most 50 levels of brackets");
  }

  @Test
  void aLineEndInAStringIsAnError() {
    assertThatThrownBy(() -> PythonLiteral.parse("['a\nb']"))
        .hasMessage(
            "character 4: expected the closing ' of the string at character 2, but found"
                + " \"\\nb']\"");
  }
}
