package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimalityGapTest {
  private static final Bootstrap FEW = new Bootstrap(2000, 0, 0.95);
  private static final Fixture EXACT = Fixture.EXACT;

  @Test
  void asRliableComputesIt() {
    Estimate gap = OptimalityGap.of(EXACT.strata("strata"), 0.7, FEW);
    assertThat(gap.value()).isCloseTo(EXACT.one("rliable/optimality-gap"), within(1e-12));
    assertThat(gap.bca().contains(gap.value())).isTrue();
  }

  /** Far below the target it is the target less the mean, and so are the limits, exchanged. */
  @Test
  void reflectsTheMean() {
    List<double[]> strata = EXACT.strata("strata");
    Estimate mean = FEW.estimate(Statistic.MEAN, strata);
    Estimate gap = OptimalityGap.of(strata, 100, FEW);
    assertThat(gap.bca().low()).isEqualTo(100 - mean.bca().high());
    assertThat(gap.percentile().high()).isEqualTo(100 - mean.percentile().low());
  }

  @Test
  void whoReachesTheTargetHasNoGap() {
    Estimate gap = OptimalityGap.of(List.of(new double[] {0.1, 0.7}), 0.1, FEW);
    assertThat(gap).isEqualTo(new Estimate(0, new Interval(0, 0), new Interval(0, 0)));
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptimalityGap.of(List.of(), Double.NaN, FEW))
        .withMessage("gamma must be finite, but was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OptimalityGap.of(List.of(new double[] {Double.POSITIVE_INFINITY}), 1, FEW))
        .withMessageStartingWith("expected finite values, but the one at index 0 is Infinity");
  }
}
