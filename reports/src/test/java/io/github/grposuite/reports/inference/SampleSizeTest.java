package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleSizeTest {
  private static final Fixture EXACT = Fixture.EXACT;

  @Test
  void powerIsThatOfStatsmodels() {
    assertThat(EXACT.under("power/"))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            (name, power) -> {
              String[] parts = name.split("/", -1);
              double found =
                  SampleSize.power(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
              assertThat(found).isCloseTo(power[0], within(1e-9));
            });
  }

  @Test
  void pairsAreThoseOfStatsmodels() {
    assertThat(EXACT.under("pairs/"))
        .hasSize(7)
        .allSatisfy(
            (effect, pairs) ->
                assertThat(SampleSize.paired(differences(Double.parseDouble(effect))))
                    .hasValue((int) pairs[0]));
  }

  /** (z_0.95 + z_0.8)² = 2.4865² = 6.1826, by tables of the normal distribution. */
  @Test
  void unitsThatDecideAMeanGrowWithItsSquaredRelativeError() {
    assertThat(SampleSize.deciding(100, 1, 0.5, 0.05)).hasValue(155);
    assertThat(SampleSize.deciding(100, -1, 0.5, 0.05)).hasValue(155);
    assertThat(SampleSize.deciding(100, 0.1, 0.5, 0.05)).hasValue(15_457);
    assertThat(SampleSize.deciding(100, 1, 0.5, 0.0005)).hasValue(427);
    assertThat(SampleSize.deciding(100, 0.001, 0.5, 0.05)).isEmpty();
    assertThat(SampleSize.deciding(100, 0, 0.5, 0.05)).isEmpty();
    assertThat(SampleSize.deciding(100, 1, 0, 0.05)).isEmpty();
  }

  /** Two differences of mean d and standard deviation 1, or of any other scale and sign. */
  private static double[] differences(double effect) {
    double half = Math.sqrt(0.5);
    return new double[] {-3 * (effect - half), -3 * (effect + half)};
  }

  @Test
  void bounds() {
    assertThat(SampleSize.paired(differences(1e6))).hasValue(2);
    // (1.960 + 0.8416)² / d² = 981,110 pairs: the t-test needs about two more.
    assertThat(SampleSize.paired(differences(0.002_828_427_12)).orElseThrow())
        .isBetween(981_105, 981_120);
    assertThat(SampleSize.paired(differences(0.0027))).isEmpty();
  }

  @Test
  void emptyWhereThereIsNoEffectOrNoSpread() {
    assertThat(SampleSize.paired(new double[] {1})).isEmpty();
    assertThat(SampleSize.paired(new double[] {1, -1})).isEmpty();
    assertThat(SampleSize.paired(new double[] {0.1, 0.1, 0.1})).isEmpty();
    assertThat(SampleSize.paired(new double[] {0, 0})).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleSize.paired(new double[0]))
        .withMessage("expected a sample of at least one value, but it is empty");
  }
}
