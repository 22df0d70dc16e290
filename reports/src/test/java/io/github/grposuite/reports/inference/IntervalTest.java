package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void itsEndsBelongToIt() {
    Interval interval = new Interval(1, 2);
    assertThat(interval.contains(1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.1)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
    assertThat(interval.exists()).isTrue();
  }

  @Test
  void noneContainsNothing() {
    assertThat(Interval.NONE.exists()).isFalse();
    assertThat(Interval.NONE.contains(0)).isFalse();
    assertThat(new Interval(Double.NaN, Double.NaN)).isEqualTo(Interval.NONE);
  }

  @Test
  void backwardsIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(2, 1))
        .withMessage("an interval needs low ≤ high, or NaN twice, but was 2.0 to 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
  }
}
