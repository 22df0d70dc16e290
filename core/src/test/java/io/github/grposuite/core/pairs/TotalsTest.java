package io.github.grposuite.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks that are apart give the bits of one matrix. */
class TotalsTest {
  private static final Dpo LOSS = new Dpo(1);

  private static List<Totals> blocks(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<Totals> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      Totals block = new Totals(8);
      block.loss = random.nextDouble();
      Arrays.setAll(block.gradient, j -> random.nextDouble(-1, 1));
      blocks.add(block);
    }
    return blocks;
  }

  @ParameterizedTest(name = "{0} blocks in runs of {1}")
  @CsvSource({"11, 1", "11, 2", "11, 4", "11, 8", "16, 4", "3, 4", "1, 2"})
  void runsOfAPowerOfTwoAddUpToTheSameBits(int count, int run) {
    Totals whole = Totals.addUp(blocks(count), true);
    List<Totals> all = blocks(count);
    List<Totals> runs = new ArrayList<>();
    for (int from = 0; from < count; from += run) {
      runs.add(Totals.addUp(all.subList(from, Math.min(count, from + run)), true));
    }
    Totals apart = Totals.addUp(runs, true);
    assertThat(apart.loss()).isEqualTo(whole.loss());
    assertThat(apart.gradient()).isEqualTo(whole.gradient());
  }

  /** Otherwise the order of addition would be of no account here. */
  @Test
  void runsOfThreeDoNot() {
    Totals whole = Totals.addUp(blocks(11), true);
    List<Totals> all = blocks(11);
    List<Totals> runs = new ArrayList<>();
    for (int from = 0; from < 11; from += 3) {
      runs.add(Totals.addUp(all.subList(from, Math.min(11, from + 3)), true));
    }
    assertThat(Totals.addUp(runs, true).gradient()).isNotEqualTo(whole.gradient());
  }

  @ParameterizedTest(name = "{0} features")
  @CsvSource({"4", "20"})
  void matricesOfBlocksAddUpToTheSameBits(int dimension) {
    int size = 2 * GroupSums.BLOCK + 13;
    SplittableRandom random = new SplittableRandom(9);
    PairMatrix whole = PairMatrix.withCapacity(dimension, new int[] {5, size});
    List<PairMatrix> blocks = new ArrayList<>();
    double[] pair = new double[dimension];
    for (int i = 0; i < size; i++) {
      if (i % GroupSums.BLOCK == 0) {
        int[] capacity = {Math.min(GroupSums.BLOCK, size - i)};
        blocks.add(PairMatrix.withCapacity(dimension, capacity));
      }
      Arrays.setAll(pair, j -> random.nextDouble(-1, 1));
      whole.append(1, pair);
      blocks.get(i / GroupSums.BLOCK).append(0, pair);
    }
    for (int i = 0; i < 5; i++) {
      whole.append(0, pair);
    }
    double[] theta = new double[dimension];
    Arrays.setAll(theta, j -> random.nextDouble(-1, 1));
    PairSums sums = whole.sums();
    for (boolean gradient : new boolean[] {true, false}) {
      List<Totals> apart = new ArrayList<>();
      blocks.forEach(block -> apart.add(GroupSums.block(block, LOSS, theta, gradient)));
      Totals all = Totals.addUp(apart, gradient);
      if (gradient) {
        sums.gradients(LOSS, theta);
        assertThat(all.gradient()).isEqualTo(sums.gradientSum(1));
      } else {
        sums.measures(LOSS, theta);
        assertThat(all.positives()).isEqualTo(sums.positives(1));
        assertThat(all.margins()).isEqualTo(sums.marginSum(1));
      }
      assertThat(all.loss()).isEqualTo(sums.lossSum(1));
    }
  }

  /** A matrix of which nothing but its sums is known. */
  private record SumsAlone(PairMatrix matrix) implements Pairs {
    @Override
    public int groups() {
      return matrix.groups();
    }

    @Override
    public int dimension() {
      return matrix.dimension();
    }

    @Override
    public int[] sizes() {
      return matrix.sizes();
    }

    @Override
    public PairSums sums() {
      return matrix.sums();
    }

    @Override
    public void read(int group, Consumer<double[]> reader) {
      matrix.read(group, reader);
    }
  }

  private static Method method(int batch) {
    return new Method(
        "own",
        LOSS,
        new ExponentiatedGradient(0.9, 1, 0),
        new Solver.Gradient(
            0.5, 9, StepSize.FIXED, batch, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST));
  }

  @Test
  void miniBatchesOfSumsAloneAreRefused() {
    SumsAlone pairs =
        new SumsAlone(PairMatrix.of(1, 1, List.of(new FeatureDifference(0, new double[] {1}))));
    assertThatThrownBy(() -> method(2).start(pairs, new double[1], null))
        .isInstanceOf(PairsElsewhereException.class)
        .hasMessage(
            "batch is 2, but mini-batches cannot be drawn of training pairs that lie on other"
                + " machines; set batch to 0");
    assertThat(method(0).start(pairs, new double[1], null)).isNotNull();
  }
}
