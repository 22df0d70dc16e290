package io.github.grposuite.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairMatrixTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 17, 40})
  void keepsPairsInOrderWithinTheirGroups(int dimension) {
    SplittableRandom random = new SplittableRandom(111);
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      pairs.add(
          new FeatureDifference(random.nextInt(3), random.doubles(dimension, -1, 1).toArray()));
    }
    PairMatrix matrix = PairMatrix.of(3, dimension, pairs);
    PairMatrix copy = PairMatrix.withCapacity(dimension, matrix.sizes());
    int[] seen = new int[3];
    for (FeatureDifference pair : pairs) {
      int index = seen[pair.group()]++;
      copy.append(matrix, pair.group(), index);
      for (int j = 0; j < dimension; j++) {
        assertThat(matrix.get(pair.group(), index, j)).isEqualTo(pair.difference()[j]);
        assertThat(copy.get(pair.group(), index, j)).isEqualTo(pair.difference()[j]);
      }
    }
    assertThat(matrix.sizes()).containsExactly(seen).isEqualTo(copy.sizes());
    assertThat(matrix.size()).isEqualTo(100);
    assertThat(matrix.groups()).isEqualTo(3);
    assertThat(matrix.dimension()).isEqualTo(dimension);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 17, 40, 43})
  void onePairHasItsMarginAndIsAdded(int dimension) {
    SplittableRandom random = new SplittableRandom(112);
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pairs.add(new FeatureDifference(i / 10, random.doubles(dimension, -1, 1).toArray()));
    }
    PairMatrix matrix = PairMatrix.of(3, dimension, pairs);
    for (int i = 0; i < 30; i++) {
      double[] theta = random.doubles(dimension, -1, 1).toArray();
      double[] moved = theta.clone();
      matrix.addTo(moved, i / 10, i % 10, 0.3);
      double margin = 0;
      for (int j = 0; j < dimension; j++) {
        double x = pairs.get(i).difference()[j];
        margin += x * theta[j];
        assertThat(moved[j]).isEqualTo(Math.fma(x, 0.3, theta[j]));
      }
      assertThat(matrix.margin(i / 10, i % 10, theta)).isEqualTo(margin, within(1e-14));
    }
  }

  @Test
  void rejectsUnknownGroupsOtherDimensionsAndNumbersThatAreNotFinite() {
    rejects(new FeatureDifference(2, new double[2]), "group must be 0..1, but was 2");
    rejects(new FeatureDifference(-1, new double[2]), "group must be 0..1, but was -1");
    rejects(new FeatureDifference(0, new double[3]), "a pair must have 2 features, but one has 3");
    rejects(
        new FeatureDifference(1, new double[] {0, Double.NaN}),
        "feature 1 of a pair of group 1 is NaN");
  }

  private static void rejects(FeatureDifference pair, String message) {
    assertThatThrownBy(() -> PairMatrix.of(2, 2, List.of(pair)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void rejectsMoreThanItHasRoomFor() {
    PairMatrix source = PairMatrix.of(1, 1, List.of(new FeatureDifference(0, new double[] {1})));
    PairMatrix full = PairMatrix.withCapacity(1, new int[] {1});
    full.append(source, 0, 0);
    assertThatThrownBy(() -> full.append(source, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("group 0 is full");
    full.clear();
    assertThat(full.size()).isZero();
    full.append(source, 0, 0);
    assertThat(full.size()).isEqualTo(1);
    assertThatThrownBy(() -> PairMatrix.withCapacity(1000, new int[] {100_000_000}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("too many pairs for one array: 100000000 pairs of 1000 features");
  }
}
