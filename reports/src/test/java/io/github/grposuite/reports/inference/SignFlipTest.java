package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignFlipTest {
  private static final Fixture EXACT = Fixture.EXACT;

  @Test
  void asScipyCountsAllPatterns() {
    assertThat(EXACT.under("sign-flip/"))
        .hasSize(5)
        .allSatisfy(
            (name, p) ->
                assertThat(SignFlip.pValue(EXACT.sample(name))).isCloseTo(p[0], within(1e-12)));
  }

  /**
   * SciPy's p of 2,000,000 patterns and ours of 50,000 are binomial: a difference beyond 5 standard
   * deviations, 0.0082, has probability below 1e-6.
   */
  @Test
  void drawnBeyondTwenty() {
    double scipy = EXACT.one("sign-flip-drawn/normal30");
    double deviation = Math.sqrt(scipy * (1 - scipy) * (1 / 50_000.0 + 1 / 2_000_000.0));
    double[] sample = EXACT.sample("normal30");
    assertThat(SignFlip.pValue(sample))
        .isCloseTo(scipy, within(5 * deviation + 2e-5))
        .isEqualTo(SignFlip.pValue(sample));
  }

  @Test
  void theSmallestThereIs() {
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    assertThat(SignFlip.pValue(ones)).isEqualTo(2.0 / (1 << 20));
    double[] many = new double[130];
    Arrays.fill(many, -1);
    assertThat(SignFlip.pValue(many)).isEqualTo(1.0 / 50_001);
  }

  /** 0.1 + 0.2 is more than 0.3; a pattern that is as extreme but for rounding counts. */
  @Test
  void roundingDoesNotBreakTies() {
    // Sums of ±0.1 ±0.2 ±0.3 ±0.6: |0.6| or more in 10 of 16 patterns, as of ±1 ±2 ±3 ±6.
    assertThat(SignFlip.pValue(new double[] {0.1, 0.2, -0.3, 0.6}))
        .isEqualTo(SignFlip.pValue(new double[] {1, 2, -3, 6}))
        .isEqualTo(10 / 16.0);
    assertThat(SignFlip.pValue(new double[] {0.1, 0.2, -0.3})).isEqualTo(1);
  }

  @Test
  void whereNothingCanBeSaid() {
    assertThat(SignFlip.pValue(new double[0])).isNaN();
    assertThat(SignFlip.pValue(new double[] {5})).isEqualTo(1);
    assertThat(SignFlip.pValue(new double[] {0, 0, 0})).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignFlip.pValue(new double[] {0, Double.NaN}))
        .withMessageStartingWith("expected finite values, but the one at index 1 is NaN");
  }
}
