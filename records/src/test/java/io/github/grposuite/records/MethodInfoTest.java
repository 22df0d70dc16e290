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
  void thePapersMethodsHaveTheirPlaceAndVariantsNone() {
    assertThat(new MethodInfo("ipo", "ipo").place()).hasValue(0);
    assertThat(new MethodInfo("is-dpo", "dpo").place()).hasValue(1);
    assertThat(new MethodInfo("gr-ipo", "ipo").place()).hasValue(2);
    assertThat(new MethodInfo("gr-ipo@reference-head", "ipo").place()).isEmpty();
    assertThat(new MethodInfo("mine", "ipo").place()).isEmpty();
  }

  @Test
  void namesAreRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodInfo("dpo", ""))
        .withMessage("a method needs a name and a family, but has \"dpo\" and \"\"");
  }
}
