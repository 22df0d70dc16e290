package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceProfileTest {
  static final double[] THRESHOLDS = {0, 0.3, 0.6, 0.601, 0.9, 5};
  private static final Bootstrap FEW = new Bootstrap(1000, 0, 0.95);
  private static final Fixture EXACT = Fixture.EXACT;

  @Test
  void asRliablesRunScoreDistribution() {
    PerformanceProfile profile = PerformanceProfile.of(EXACT.strata("strata"), THRESHOLDS, FEW);
    assertThat(profile.thresholds()).isEqualTo(THRESHOLDS);
    assertThat(profile.fractions()).containsExactly(EXACT.get("rliable/profile"), within(1e-12));
    // All runs are above the first threshold and none above the last, in any resample.
    assertThat(profile.low()[0]).isEqualTo(1);
    assertThat(profile.high()[5]).isZero();
  }

  @Test
  void aboveIsNotAt() {
    PerformanceProfile profile =
        PerformanceProfile.of(List.of(new double[] {1, 2, 2, 3}), new double[] {2, 1.9}, FEW);
    assertThat(profile.fractions()).containsExactly(0.25, 0.75);
  }

  @Test
  void strataCountAlike() {
    List<double[]> strata = List.of(new double[] {1}, new double[] {0, 0, 0});
    PerformanceProfile profile = PerformanceProfile.of(strata, new double[] {0.5}, FEW);
    assertThat(profile.fractions()).containsExactly(0.5);
  }

  @Test
  void singleRunsHaveNoLimits() {
    PerformanceProfile profile =
        PerformanceProfile.of(List.of(new double[] {1}), new double[] {0}, FEW);
    assertThat(profile.low()).containsExactly(Double.NaN);
    assertThat(profile.high()).containsExactly(Double.NaN);
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PerformanceProfile.of(List.of(), THRESHOLDS, FEW))
        .withMessage("expected at least one stratum, but there is none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PerformanceProfile.of(List.of(new double[] {1}), new double[] {0, Double.NaN}, FEW))
        .withMessage("the threshold at index 1 is NaN");
  }
}
