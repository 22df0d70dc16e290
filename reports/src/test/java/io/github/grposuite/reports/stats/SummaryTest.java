package io.github.grposuite.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void meanAndStandardErrorByHand() {
    // Deviations −3, −1, 1, 3; s² = 20/3; s/√n = √(20/3/4) = √(5/3).
    assertThat(Summary.of(1, 3, 5, 7)).isEqualTo(new Summary(4, 4, Math.sqrt(5.0 / 3)));
    assertThat(Summary.of(2, 2)).isEqualTo(new Summary(2, 2, 0));
  }

  @Test
  void oneSeedHasNoStandardError() {
    Summary one = Summary.of(3);
    assertThat(one.mean()).isEqualTo(3);
    assertThat(one.hasStandardError()).isFalse();
    assertThat(one.finite()).isTrue();
  }

  @Test
  void nothingHasNoMean() {
    assertThat(Summary.of().finite()).isFalse();
    assertThat(Summary.of().n()).isZero();
  }

  @Test
  void divergenceIsNotHidden() {
    assertThat(Summary.of(1, Double.POSITIVE_INFINITY).finite()).isFalse();
    assertThat(Summary.of(1, Double.NaN).finite()).isFalse();
  }
}
