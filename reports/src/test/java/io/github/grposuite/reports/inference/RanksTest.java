package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
  private static final Fixture EXACT = Fixture.EXACT;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "tied", "clear"})
  void asScipyRanksAndTests(String name) {
    double[] shape = EXACT.get("friedman/" + name + "/shape");
    double[][] scores = matrix(EXACT.get("friedman/" + name + "/scores"), (int) shape[1]);
    double[][] expected = matrix(EXACT.get("friedman/" + name + "/ranks"), (int) shape[1]);
    assertThat(scores).hasDimensions((int) shape[0], (int) shape[1]);

    Ranks ranks = Ranks.of(scores, true);

    assertThat(ranks.ranks()).isDeepEqualTo(expected);
    for (int method = 0; method < shape[1]; method++) {
      int column = method;
      double mean = Arrays.stream(expected).mapToDouble(row -> row[column]).average().orElseThrow();
      assertThat(ranks.averageRanks()[method]).isCloseTo(mean, within(1e-12));
    }
    double p = EXACT.one("friedman/" + name + "/p");
    double chiSquared = Ranks.chiSquared(ranks.ranks());
    assertThat(Gamma.regularizedGammaQ((shape[1] - 1) / 2, chiSquared / 2))
        .isCloseTo(p, within(1e-12 * p));
  }

  /** NumPy 2.4.6, a million permutations within blocks; of the last none has the statistic. */
  @ParameterizedTest
  @CsvSource({"plain, 0.778275", "tied, 0.459379", "clear, 0"})
  void friedmansTestIsByPermutations(String name, double expected) {
    int methods = (int) EXACT.get("friedman/" + name + "/shape")[1];
    Ranks ranks = Ranks.of(matrix(EXACT.get("friedman/" + name + "/scores"), methods), true);
    double error = Math.sqrt(expected * (1 - expected) * (1 / 50_000.0 + 1e-6));
    assertThat(ranks.friedmanP().orElseThrow())
        .isCloseTo(expected, within(5 * error + 1 / 50_000.0));
  }

  private static double[][] matrix(double[] values, int columns) {
    double[][] rows = new double[values.length / columns][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
    return rows;
  }

  @Test
  void constantsAreScipys() {
    for (int k = 2; k <= 20; k++) {
      // With N = k (k + 1) / 6 the difference is q; N = 1 is as good, times the root.
      double q = Nemenyi.criticalDifference(k, 1) / Math.sqrt(k * (k + 1) / 6.0);
      assertThat(q).isCloseTo(EXACT.one("nemenyi/" + k), within(1e-12));
    }
  }

  /** Demšar 2006, section 3.2.3: four methods on 14 data sets, 2.569 √(4 · 5 / (6 · 14)) = 1.25. */
  @Test
  void demsarsExample() {
    assertThat(Nemenyi.criticalDifference(4, 14)).isCloseTo(1.25, within(0.005));
  }

  @Test
  void cliquesAreMaximal() {
    Ranks ranks =
        new Ranks(
            new double[0][], new double[] {3.0, 1.0, 1.9, 2.5, 9.0}, true, OptionalDouble.of(1.6));
    assertThat(ranks.cliques()).containsExactly(new int[] {1, 2, 3}, new int[] {2, 3, 0});
  }

  @Test
  void aDifferenceOfTheCriticalOneIsOne() {
    Ranks ranks =
        new Ranks(new double[0][], new double[] {1.0, 2.0, 4.0}, true, OptionalDouble.of(1.0));
    assertThat(ranks.cliques()).isEmpty();
  }

  @Test
  void divergedIsLastAndEqualIsUndecided() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Ranks.of(new double[][] {{infinite, 2, 1}}, true).ranks()[0])
        .containsExactly(3, 2, 1);
    double[][] tied = {{1, 1, 1}, {2, 2, 2}};
    assertThat(Ranks.of(tied, true).friedmanP()).isEmpty();
    assertThat(Ranks.of(tied, true).cliques()).isEmpty();
  }

  @Test
  void aTestIsThereOnlyWhereItHolds() {
    double[][] ten = new double[10][];
    Arrays.setAll(ten, block -> new double[] {1, 2, 3 + block});
    assertThat(Ranks.of(ten, true).friedmanP().orElseThrow()).isLessThan(1e-4);
    assertThat(Ranks.of(ten, true).criticalDifference()).isEmpty();
    double[][] eleven = Arrays.copyOf(ten, 11);
    eleven[10] = ten[0];
    assertThat(Ranks.of(eleven, true).criticalDifference()).isPresent();
    assertThat(Ranks.of(eleven, false).friedmanP()).isEmpty();
    assertThat(Ranks.of(eleven, false).criticalDifference()).isEmpty();
    assertThat(Ranks.of(new double[][] {{1, 2}, {1, 2}}, true).friedmanP()).isEmpty();
  }

  /**
   * Of two blocks and three methods in the same order: 6 of 36 permutations have that statistic.
   */
  @Test
  void permutationsAreThoseWithinBlocks() {
    double p = Ranks.of(new double[][] {{1, 2, 3}, {1, 2, 3}}, true).friedmanP().orElseThrow();
    assertThat(p).isCloseTo(1 / 6.0, within(5 * Math.sqrt(5 / 36.0 / 50_000)));
  }

  @Test
  void roundingIsNoRank() {
    double[][] scores = {{0.3, 0.1 + 0.2, 0.1}, {5, 5 * (1 + 1e-13), 4}};
    assertThat(Ranks.of(scores, true).ranks())
        .isDeepEqualTo(new double[][] {{2.5, 2.5, 1}, {2.5, 2.5, 1}});
  }

  @Test
  void badScoresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.of(new double[0][], true))
        .withMessage("ranks need at least one block, but there is none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.of(new double[][] {{1, 2}, {1}}, true))
        .withMessage("block 0 has 2 methods, but block 1 has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.of(new double[][] {{1, Double.NaN}}, true))
        .withMessage("the score of block 0, method 1 is NaN; leave out the block, and say so");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nemenyi.criticalDifference(1, 20))
        .withMessage("the Nemenyi test is here for 2 to 20 methods, but there are 1");
  }
}
