package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.Balanced;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.core.weighting.Subsample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptPairsTest {
  private static final double[] START = {0.5, -1, 2};

  private static UniformRandomProvider random(long seed) {
    return RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** Pair i of a group has the one feature i. */
  private static PairMatrix numbered(int... sizes) {
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        pairs.add(new FeatureDifference(g, new double[] {i}));
      }
    }
    return PairMatrix.of(sizes.length, 1, pairs);
  }

  private static List<Integer> numbers(PairMatrix pairs, int group) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < pairs.sizes()[group]; i++) {
      numbers.add((int) pairs.get(group, i, 0));
    }
    return numbers;
  }

  @Test
  void groupsAreCutToTheSmallestInTheirOrder() {
    PairMatrix kept = KeptPairs.draw(new Subsample(), numbered(20, 5, 9), random(1));
    assertThat(kept.sizes()).containsExactly(5, 5, 5);
    for (int g = 0; g < 3; g++) {
      assertThat(numbers(kept, g)).isSorted().doesNotHaveDuplicates();
    }
    assertThat(numbers(kept, 0)).allMatch(i -> i < 20);
    assertThat(numbers(kept, 1)).containsExactly(0, 1, 2, 3, 4);
    assertThat(numbers(KeptPairs.draw(new Subsample(), numbered(20, 5, 9), random(1)), 0))
        .isEqualTo(numbers(kept, 0));
    assertThat(numbers(KeptPairs.draw(new Subsample(), numbered(20, 5, 9), random(2)), 0))
        .isNotEqualTo(numbers(kept, 0));
  }

  /**
   * Each of 8 pairs is among the 3 kept with probability 3/8; of 20,000 draws that is 7,500, with a
   * standard deviation of 68. Five of them are passed once in 200,000 tests of 8 counts.
   */
  @Test
  void everyPairIsKeptAlikeOften() {
    UniformRandomProvider random = random(3);
    PairMatrix pairs = numbered(8, 3);
    int[] counts = new int[8];
    for (int i = 0; i < 20_000; i++) {
      numbers(KeptPairs.draw(new Subsample(), pairs, random), 0).forEach(n -> counts[n]++);
    }
    for (int count : counts) {
      assertThat(count).isBetween(7_500 - 343, 7_500 + 343);
    }
  }

  @Test
  void whereAllAreKeptNothingIsDrawn() {
    PairMatrix equal = numbered(4, 4);
    assertThat(KeptPairs.draw(new Subsample(), equal, null)).isSameAs(equal);
    PairMatrix unequal = numbered(4, 7);
    assertThat(KeptPairs.draw(new Pooled(), unequal, null)).isSameAs(unequal);
  }

  static Stream<Method> methods() {
    return Stream.of(
            Problem.descent(0.5, 30),
            new Solver.Gradient(
                0.5, 30, StepSize.FIXED, 6, BatchSampling.UNIFORM, 1.5, Solver.Iterate.AVERAGE),
            new Solver.Gradient(
                0.5, 30, StepSize.FIXED, 6, BatchSampling.STRATIFIED, 0, Solver.Iterate.LAST),
            new Solver.ClosedForm(30, 0),
            new Solver.OnePair(
                GroupDraw.BY_SIZE, new StepRule.Fixed(0.1), 30, 0, Solver.Iterate.AVERAGE),
            new Solver.OnePair(
                GroupDraw.UNIFORM, new StepRule.Fixed(0.1), 30, 0, Solver.Iterate.LAST))
        .map(solver -> method(new Subsample(), solver));
  }

  private static Method method(GroupWeighting weighting, Solver solver) {
    PreferenceLoss loss = solver instanceof Solver.ClosedForm ? new Ipo(0.5) : new Dpo(1);
    return new Method("any", loss, weighting, solver);
  }

  private static Trainer run(Trainer trainer, int steps) {
    for (int i = 0; i < steps; i++) {
      trainer.step();
    }
    return trainer;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void withEqualSizesItIsBalancedBitForBit(Method subsample) {
    PairMatrix pairs = Problem.random(91, 3, 25, 25, 25).matrix();
    Method balanced = method(new Balanced(), subsample.solver());
    Trainer cut = run(subsample.start(pairs, START, random(4)), 30);
    Trainer whole = run(balanced.start(pairs, START, random(4)), 30);
    assertThat(cut.theta()).isEqualTo(whole.theta());
    assertThat(cut.alpha()).isEqualTo(whole.alpha());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void itIsBalancedOnThePairsThatAreKept(Method subsample) {
    PairMatrix pairs = Problem.random(92, 3, 40, 20, 30).matrix();
    UniformRandomProvider random = random(5);
    PairMatrix kept = KeptPairs.draw(new Subsample(), pairs, random);
    Method balanced = method(new Balanced(), subsample.solver());
    double[] expected = run(balanced.start(kept, START, random), 30).theta();
    assertThat(run(subsample.start(pairs, START, random(5)), 30).theta()).isEqualTo(expected);
    double[] all = run(balanced.start(pairs, START, random(5)), 30).theta();
    assertThat(expected).isNotEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aResumedRunKeepsTheSamePairs(Method subsample) {
    PairMatrix pairs = Problem.random(93, 3, 40, 20, 30).matrix();
    Trainer straight = run(subsample.start(pairs, START, random(6)), 30);
    TrainerState state = run(subsample.start(pairs, START, random(6)), 11).state();
    Trainer resumed = subsample.start(pairs, START, random(6));
    resumed.restore(state);
    run(resumed, 19);
    assertThat(resumed.theta()).isEqualTo(straight.theta());
  }
}
