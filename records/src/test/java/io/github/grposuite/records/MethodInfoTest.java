package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MethodInfoTest {
  @Test
  void labelIsThePapersSpelling() {
    assertThat(new MethodInfo("gr-ipo", "ipo").label()).isEqualTo("GR-IPO");
    assertThat(new MethodInfo("gr-ipo@reference-head", "ipo").label())
        .isEqualTo("GR-IPO (reference head)");
  }

  @Test
  void namesAreRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodInfo("dpo", ""))
        .withMessage("a method needs a name and a family, but has \"dpo\" and \"\"");
  }
}
