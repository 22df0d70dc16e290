package io.github.grposuite.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  private static PairMatrix random(int dimension) {
    SplittableRandom random = new SplittableRandom(161);
    List<FeatureDifference> pairs =
        IntStream.range(0, 5000)
            .mapToObj(i -> new FeatureDifference(0, random.doubles(dimension, -1, 1).toArray()))
            .toList();
    return PairMatrix.of(1, dimension, pairs);
  }
}
