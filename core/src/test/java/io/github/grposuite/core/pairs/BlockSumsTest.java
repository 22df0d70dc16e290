package io.github.grposuite.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over groups that are larger than a block. */
class BlockSumsTest {
  private static final int[] SIZES = {100, GroupSums.BLOCK, 3 * GroupSums.BLOCK + 5001};
  private static final Dpo LOSS = new Dpo(0.7);

  private static PairMatrix random(int dimension, Storage storage) {
    PairMatrix pairs = PairMatrix.withCapacity(dimension, SIZES, storage);
    SplittableRandom random = new SplittableRandom(7);
    for (int g = 0; g < SIZES.length; g++) {
      for (int i = 0; i < SIZES[g]; i++) {
        double[] x = new double[dimension];
        Arrays.setAll(x, j -> (float) random.nextDouble(-1, 1));
        pairs.append(g, x);
      }
    }
    return pairs;
  }

  private static double[] theta(int dimension) {
    return new SplittableRandom(3).doubles(dimension, -1, 1).toArray();
  }

  /** Loss, then gradient, of every group, then positive pairs and margins. */
  private static double[][] sums(PairMatrix pairs) {
    int d = pairs.dimension();
    GroupSums sums = new GroupSums(pairs.groups(), d);
    double[][] all = new double[pairs.groups()][d + 3];
    sums.gradients(pairs, LOSS, theta(d));
    for (int g = 0; g < all.length; g++) {
      all[g][0] = sums.lossSum(g);
      System.arraycopy(sums.gradientSum(g), 0, all[g], 1, d);
    }
    sums.measures(pairs, LOSS, theta(d));
    for (int g = 0; g < all.length; g++) {
      all[g][d + 1] = sums.positives(g);
      all[g][d + 2] = sums.marginSum(g);
    }
    return all;
  }

  /** The pairs from..to of a group as a matrix of their own. */
  private static PairMatrix part(PairMatrix pairs, int group, int from, int to) {
    int[] capacities = new int[group + 1];
    capacities[group] = to - from;
    PairMatrix part = PairMatrix.withCapacity(pairs.dimension(), capacities);
    for (int i = from; i < to; i++) {
      part.append(pairs, group, i);
    }
    return part;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, j -> a[j] + b[j]);
    return sum;
  }

  @ParameterizedTest(name = "{0} features")
  @ValueSource(ints = {3, 20})
  void blocksAreAddedInPairsThenThesePairs(int dimension) {
    PairMatrix pairs = random(dimension, Storage.FLOAT64);
    double[][] all = sums(pairs);
    for (int g = 0; g < 2; g++) {
      assertThat(all[g]).isEqualTo(sums(part(pairs, g, 0, SIZES[g]))[g]);
    }
    double[][] blocks = new double[4][];
    for (int b = 0; b < 4; b++) {
      int to = Math.min(SIZES[2], (b + 1) * GroupSums.BLOCK);
      blocks[b] = sums(part(pairs, 2, b * GroupSums.BLOCK, to))[2];
    }
    assertThat(all[2]).isEqualTo(plus(plus(blocks[0], blocks[1]), plus(blocks[2], blocks[3])));
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfThreads() throws Exception {
    PairMatrix pairs = random(20, Storage.FLOAT64);
    double[][] one = new ForkJoinPool(1).submit(() -> sums(pairs)).get();
    double[][] five = new ForkJoinPool(5).submit(() -> sums(pairs)).get();
    assertThat(five).isDeepEqualTo(one);
  }

  @ParameterizedTest(name = "{0} features")
  @ValueSource(ints = {3, 20})
  void singlePrecisionIsThatOfTheNumbersAlone(int dimension) {
    PairMatrix wide = random(dimension, Storage.FLOAT64);
    PairMatrix narrow = random(dimension, Storage.FLOAT32);
    assertThat(sums(narrow)).isDeepEqualTo(sums(wide));
    double[] theta = theta(dimension);
    assertThat(narrow.margin(2, 40_000, theta)).isEqualTo(wide.margin(2, 40_000, theta));
    assertThat(narrow.get(1, 17, 2)).isEqualTo(wide.get(1, 17, 2));
    double[] a = theta.clone();
    double[] b = theta.clone();
    narrow.addTo(a, 2, 5, 0.3);
    wide.addTo(b, 2, 5, 0.3);
    assertThat(a).isEqualTo(b);
    assertThat(narrow.storage()).isEqualTo(Storage.FLOAT32);
    PairMatrix one = PairMatrix.withCapacity(1, new int[] {1}, Storage.FLOAT32);
    assertThatThrownBy(() -> one.append(0, new double[] {1e300}))
        .hasMessage("feature 0 of a pair of group 0 is 1.0E300");
  }
}
