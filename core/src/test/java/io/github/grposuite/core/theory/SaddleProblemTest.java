package io.github.grposuite.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PreferencePair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SaddleProblemTest {
  /** The pairs of tools/saddle_oracle.py, bit for bit. */
  static PairMatrix pairs(long seed, int groups, int size, int dimension) {
    long state = seed;
    List<PreferencePair> pairs = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < size + g; i++) {
        double[] row = new double[dimension];
        for (int j = 0; j < dimension; j++) {
          state = state * 6364136223846793005L + 1442695040888963407L;
          row[j] = (state >>> 33) / 1073741824.0 - 1 + (j == g % dimension ? 0.25 : 0);
        }
        pairs.add(new PreferencePair(g, row));
      }
    }
    return PairMatrix.of(groups, dimension, pairs);
  }

  static PreferenceLoss loss(String name, double beta) {
    return name.equals("dpo") ? new PreferenceLoss.Dpo(beta) : new PreferenceLoss.Ipo(beta);
  }

  /**
   * SLSQP stops at changes of 1e-16 of the value; its distance from the optimum is not certified,
   * so a value may be above ours by what it missed. 2e-10 relative is what its five starts scatter
   * by.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/theory/saddle-values.csv", numLinesToSkip = 1)
  void valueIsThatOfScipy(
      String loss,
      double beta,
      double radius,
      long seed,
      int groups,
      int size,
      int dimension,
      double value) {
    SaddleProblem problem =
        new SaddleProblem(pairs(seed, groups, size, dimension), loss(loss, beta), radius);
    SaddlePoint saddle = problem.solve();
    System.out.println(saddle.upper() - value + " " + saddle.width() + " " + saddle.residual());
    assertThat(saddle.upper()).isEqualTo(value, within(1e-10 * Math.max(1, value)));
  }
}
