package io.github.grposuite.core.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import org.junit.jupiter.api.Test;

/** The step size of those who give none. */
class WeightStepTest {
  private static final WeightStep SHARE = new WeightStep(WeightStep.Unit.NUMBER, 0.1);

  @Test
  void aStepOfLossesGoesWithTheLossAtTheStart() {
    assertThat(WeightStep.OF_LOSSES.usualAt(new Dpo(1).atStart())).isEqualTo(0.014); // 0.01 / ln 2
    assertThat(WeightStep.OF_LOSSES.usualAt(new Ipo(0.01).atStart())).isEqualTo(4e-6);
    assertThat(WeightStep.OF_LOSSES.usualAt(8 * new Ipo(0.01).atStart())).isEqualTo(5e-7);
    assertThat(WeightStep.OF_LOSSES.usualAt(-2)).isEqualTo(0.005);
    assertThat(WeightStep.OF_LOSSES.usualAt(0)).isEqualTo(0.01);
  }

  @Test
  void aNumberDoesNot() {
    assertThat(SHARE.usualAt(2500)).isEqualTo(0.1);
    assertThat(SHARE.inUnit(0.25, 2500)).isEqualTo(0.25);
  }

  @Test
  void rejectsAStepThatIsNone() {
    assertThatThrownBy(() -> new WeightStep(WeightStep.Unit.NUMBER, 0))
        .hasMessage("the usual eta_alpha must be positive, but was 0.0");
  }
}
