package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisagreementTest {
  @Test
  void distances() {
    double[] left = {1, 0};
    double[] right = {0, 1};
    double[] even = {0.5, 0.5};
    assertThat(Disagreement.totalVariation(left, right)).isEqualTo(1);
    assertThat(Disagreement.totalVariation(left, even)).isEqualTo(0.5);
    assertThat(Disagreement.jensenShannon(left, right)).isEqualTo(1, within(1e-15));
    assertThat(Disagreement.jensenShannon(even, even)).isZero();
    // H(3/4, 1/4) − H(1/2, 1/2)/2.
    assertThat(Disagreement.jensenShannon(left, even))
        .isEqualTo(0.31127812445913283, within(1e-15));
  }

  @Test
  void overSharedQuestionsOnly() {
    List<List<OpinionCell>> cells =
        List.of(
            List.of(Surveys.cell(0, 0, 0.6, 0.4), Surveys.cell(0, 1, 2, 0)),
            List.of(Surveys.cell(1, 0, 0.4, 0.6), Surveys.cell(1, 2, 1, 0)),
            List.of(Surveys.cell(2, 3, 1, 0)));
    Disagreement d =
        Disagreement.of(
            new OpinionSurvey("s", List.of("A", "B", "C"), 4, cells, DropCounts.none(3)));
    assertThat(d.shared()[0]).containsExactly(2, 1, 0);
    assertThat(d.totalVariation()[0][1]).isEqualTo(0.2, within(1e-15));
    assertThat(d.otherBest()[1][0]).isEqualTo(1);
    assertThat(d.totalVariation()[0][2]).isNaN();
    assertThat(d.fromOthers(0)).isEqualTo(0.2, within(1e-15));
    assertThat(d.fromOthers(2)).isNaN();
  }
}
