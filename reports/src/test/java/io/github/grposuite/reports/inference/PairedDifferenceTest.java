package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  private static final double[] SAMPLE = Fixture.EXACT.sample("normal20");

  @Test
  void isOfTheDifferences() {
    double[] baseline = new double[SAMPLE.length];
    Arrays.setAll(baseline, i -> 0.5 * i);
    double[] method = new double[SAMPLE.length];
    Arrays.setAll(method, i -> baseline[i] + SAMPLE[i]);

    PairedDifference found = PairedDifference.of(method, baseline, Bootstrap.STANDARD);

    Estimate mean = Bootstrap.STANDARD.estimate(Statistic.MEAN, SAMPLE);
    assertThat(found.n()).isEqualTo(20);
    assertThat(found.mean()).isCloseTo(mean.value(), within(1e-12));
    assertThat(found.percentile().low()).isCloseTo(mean.percentile().low(), within(1e-12));
    assertThat(found.bca().high()).isCloseTo(mean.bca().high(), within(1e-12));
    assertThat(found.pValue()).isEqualTo(SignFlip.pValue(SAMPLE));
    assertThat(found.seedsNeeded()).isEqualTo(SampleSize.paired(SAMPLE)).isPresent();
  }

  @Test
  void theSignIsMethodMinusBaseline() {
    double[] method = {1, 2, 3, 4};
    double[] baseline = {2, 4, 4, 6};
    PairedDifference found = PairedDifference.of(method, baseline, Bootstrap.STANDARD);
    // Differences −1, −2, −1, −2: s² = 1/3.
    assertThat(found.mean()).isEqualTo(-1.5);
    assertThat(found.standardError()).isCloseTo(Math.sqrt(1 / 12.0), within(1e-15));
    assertThat(found.percentile()).isEqualTo(new Interval(-2, -1));
    assertThat(found.pValue()).isEqualTo(2 / 16.0);
  }

  @Test
  void oneSeedSaysLittle() {
    PairedDifference one =
        PairedDifference.of(new double[] {1}, new double[] {3}, Bootstrap.STANDARD);
    assertThat(one.mean()).isEqualTo(-2);
    assertThat(one.standardError()).isNaN();
    assertThat(one.percentile().exists()).isFalse();
    assertThat(one.pValue()).isEqualTo(1);
    assertThat(one.seedsNeeded()).isEmpty();
  }

  @Test
  void unequalNumbersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PairedDifference.of(new double[] {1}, new double[] {1, 2}, Bootstrap.STANDARD))
        .withMessage(
            "pairs need a value of either method for each seed, but there are 1 of the method and"
                + " 2 of the baseline");
  }
}
