package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodInfoTest {
  @Test
  void labelIsThePapersSpelling() {
    assertThat(new MethodInfo("gr-ipo", "ipo").label()).isEqualTo("GR-IPO");
    assertThat(new MethodInfo("gr-ipo@reference-head", "ipo").label())
        .isEqualTo("GR-IPO (reference head)");
  }

  @ParameterizedTest
  @CsvSource({
    "is-dpo, IS-DPO",
    "gr-ipo@my-own, GR-IPO (my own)",
    "algorithm-3, Algorithm 3",
    "algorithm-3@factor-k, Algorithm 3 (factor k)",
    "algorithm-mine, algorithm-mine",
    "Mine, Mine",
    "mine, mine",
    "x@y-z, x@y-z",
    "NaN, NaN",
    "1e3, 1e3"
  })
  void othersAreShownAsTheyAreWritten(String name, String label) {
    assertThat(MethodInfo.label(name)).isEqualTo(label);
  }

  @Test
  void namesAreRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodInfo("dpo", ""))
        .withMessage("a method needs a name and a family, but has \"dpo\" and \"\"");
  }
}
