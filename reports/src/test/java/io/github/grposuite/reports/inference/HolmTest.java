package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void asStatsmodelsAdjusts() {
    double[] p = Fixture.EXACT.get("holm/p");
    double[] before = p.clone();
    assertThat(Holm.adjust(p)).containsExactly(Fixture.EXACT.get("holm/adjusted"), within(1e-12));
    assertThat(p).isEqualTo(before);
  }

  @Test
  void whatWasNotTestedIsNotOfTheFamily() {
    assertThat(Holm.adjust(new double[] {Double.NaN, 0.01, Double.NaN, 0.02}))
        .containsExactly(Double.NaN, 0.02, Double.NaN, 0.02);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @Test
  void whatIsNoProbabilityIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.adjust(new double[] {0.5, 1.5}))
        .withMessage("a p-value is between 0 and 1 or NaN, but the one at index 1 is 1.5");
  }
}
