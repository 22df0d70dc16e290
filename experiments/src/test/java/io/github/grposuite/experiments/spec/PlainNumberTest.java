package io.github.grposuite.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "10",
        "+5",
        "0.5",
        ".5",
        "5.",
        "1e-5",
        "1E5",
        "0.10",
        "1e308",
        "5e-324",
        "0e9",
        "2021-01-01",
        "1.2.3",
        "007x",
        "x_1",
        "0xyz",
        "1e",
        "-",
        "",
        "five"
      })
  void plainNumbersAndWhatIsNone(String text) {
    assertThat(PlainNumber.problem(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "010|, which some programs take for octal; write 10, or put it in quotes if it is text",
        "-007|, which some programs take for octal; write -7, or put it in quotes if it is text",
        "00|, which some programs take for octal; write 0, or put it in quotes if it is text",
        "08|, which some programs take for octal; write 8, or put it in quotes if it is text",
        "01.5|, which some programs take for octal; write 1.5, or put it in quotes if it is text",
        "1_000|; write 1000, or put it in quotes if it is text",
        "0_1|; write 1, or put it in quotes if it is text",
        "0x10|, in base 16; write 16, or put it in quotes if it is text",
        "-0b101|, in base 2; write -5, or put it in quotes if it is text",
        "0o17|, in base 8; write 15, or put it in quotes if it is text",
        "1e400|, which is beyond the largest, 1.8e308; write a finite one",
        "0.1e-400|, which is below the smallest, 4.9e-324; write 0, or a larger one",
      })
  void otherSpellings(String text, String problem) {
    assertThat(PlainNumber.problem(text)).contains(problem);
  }

  private static JsonNode read(String value) {
    return PlainYaml.read("a.yaml", "x: " + value).get("x");
  }

  @Test
  void oneNumberIsOneNode() {
    assertThat(read("1e3")).isEqualTo(read("1000")).isEqualTo(read("1000.0"));
    assertThat(read("-0.0")).isEqualTo(read("0"));
    assertThat(read("0.00001")).isEqualTo(read("1e-5")).isEqualTo(read("1.0E-5"));
    assertThat(read("{a: [1.0, -0.0, 0.5]}").toString()).isEqualTo("{\"a\":[1,0,0.5]}");
    assertThat(read("\"1.0\"").isTextual()).isTrue();
  }

  @Test
  void filesAndFlagsSayTheSame() {
    String octal = "has the number 010, which some programs take for octal; write 10, or put it in";
    assertThatThrownBy(() -> read("010")).hasMessageStartingWith("a.yaml: line 1 " + octal);
    assertThat(read("\"010\"").textValue()).isEqualTo("010");
    assertThatThrownBy(() -> ValuesReader.parse("--set", "data.train", "300,010"))
        .hasMessageStartingWith("--set: data.train: " + octal);
    assertThatThrownBy(() -> Seeds.parse("--seeds", "1,010"))
        .hasMessageStartingWith("--seeds: " + octal);
    assertThatThrownBy(() -> Seeds.parse("--seeds", "001..010"))
        .hasMessageStartingWith("--seeds: has the number 001");
    assertThatThrownBy(() -> Ranges.parse("x", "0..010:1")).hasMessageStartingWith("x: " + octal);
  }

  @Test
  void aValueStandsOnce() {
    assertThatThrownBy(() -> ValuesReader.parse("--set", "b", "1e-5,0.00001"))
        .hasMessage("--set: b: the value 1.0E-5 stands twice; write it once");
    assertThatThrownBy(() -> ValuesReader.parse("--set", "b", "0,0.0"))
        .hasMessage("--set: b: the value 0 stands twice; write it once");
    assertThatThrownBy(() -> Seeds.parse("--seeds", "1..5,3"))
        .hasMessage("--seeds: the seed 3 stands twice; write it once");
  }
}
