package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImprovementTest {
  private static final Bootstrap FEW = new Bootstrap(2000, 0, 0.95);
  private static final Fixture EXACT = Fixture.EXACT;

  /** The example of rliable 1.2.0's metrics_test: 1/3. */
  @Test
  void rliablesExample() {
    List<double[]> x = List.of(new double[] {1, 2, 1, 2}, new double[] {2, 2, 1, 1});
    List<double[]> y = List.of(new double[] {1, 2, 3}, new double[] {1, 2, 3});
    assertThat(Improvement.of(x, y, FEW).probability()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void asRliableComputesIt() {
    Improvement found = Improvement.of(EXACT.strata("strata"), EXACT.strata("others"), FEW);
    assertThat(found.probability()).isCloseTo(EXACT.one("rliable/improvement"), within(1e-12));
    assertThat(found.interval().contains(found.probability())).isTrue();
  }

  @Test
  void theOtherWayRoundIsTheRest() {
    double[] x = EXACT.sample("tied12");
    double[] y = EXACT.sample("normal7");
    assertThat(Improvement.of(x, y, FEW).probability())
        .isCloseTo(1 - Improvement.of(y, x, FEW).probability(), within(1e-15));
  }

  @Test
  void limits() {
    double[] low = {1, 2, 3};
    double[] high = {4, 5};
    assertThat(Improvement.of(high, low, FEW)).isEqualTo(new Improvement(1, new Interval(1, 1)));
    assertThat(Improvement.of(low, low, FEW).probability()).isEqualTo(0.5);
    assertThat(Improvement.of(new double[] {1}, new double[] {0}, FEW))
        .isEqualTo(new Improvement(1, Interval.NONE));
  }

  @Test
  void differentStrataAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Improvement.of(List.of(new double[] {1}), List.of(), FEW))
        .withMessage("both methods need the same strata, at least one, but they have 1 and 0");
  }
}
