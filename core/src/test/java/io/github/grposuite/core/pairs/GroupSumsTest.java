package io.github.grposuite.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.PreferenceLoss;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupSumsTest {
  /** At θ = 0 every factor 1 + z is 2: a tile of more than 1,023 pairs would overflow. */
  @ParameterizedTest(name = "{0} features")
  @ValueSource(ints = {4, 40})
  void undecidedPairsDoNotOverflowTheProductOfATile(int dimension) {
    PairMatrix pairs = random(dimension);
    GroupSums sums = new GroupSums(1, dimension);
    sums.gradients(pairs, new Dpo(1), new double[dimension]);
    assertThat(sums.lossSum(0) / (5000 * Math.log(2))).isEqualTo(1, within(1e-13));
    sums.measures(pairs, new Dpo(1), new double[dimension]);
    assertThat(sums.positives(0)).as("a margin of 0 is not positive").isZero();
  }

  @ParameterizedTest(name = "{0} features")
  @ValueSource(ints = {1, 4, 16, 17, 40})
  void positiveMarginsAreCountedWithoutThePadding(int dimension) {
    PairMatrix pairs = random(dimension);
    double[] first = new double[dimension];
    first[0] = 1;
    GroupSums sums = new GroupSums(1, dimension);
    sums.measures(pairs, new Dpo(1), first);
    long expected = IntStream.range(0, 5000).filter(i -> pairs.get(0, i, 0) > 0).count();
    assertThat(sums.positives(0)).isEqualTo((int) expected);
  }

  /** Of the block that comes first, whichever thread is faster, and with the lines of the loss. */
  @RepeatedTest(10)
  void whatALossThrowsIsThatOfTheFirstBlock() {
    PairMatrix pairs = PairMatrix.withCapacity(1, new int[] {5 * GroupSums.BLOCK});
    for (int i = 0; i < 5 * GroupSums.BLOCK; i++) {
      pairs.append(0, new double[] {i});
    }
    assertThatThrownBy(() -> pairs.sums().gradients(new Late(1), new double[] {1}))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("at 65535.0")
        .hasNoCause()
        .satisfies(e -> assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("value"));
  }

  /** Throws at the last pair of the second block, and at the first of those after it. */
  private record Late(double beta) implements PreferenceLoss {
    @Override
    public double value(double h) {
      if (h >= 2 * GroupSums.BLOCK - 1) {
        throw new IllegalStateException("at " + h);
      }
      return h;
    }

    @Override
    public double derivative(double h) {
      return 1;
    }
  }

  private static PairMatrix random(int dimension) {
    SplittableRandom random = new SplittableRandom(161);
    List<FeatureDifference> pairs =
        IntStream.range(0, 5000)
            .mapToObj(i -> new FeatureDifference(0, random.doubles(dimension, -1, 1).toArray()))
            .toList();
    return PairMatrix.of(1, dimension, pairs);
  }
}
