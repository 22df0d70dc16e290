package io.github.grposuite.core.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One group's α-step at a time, against the step of all groups with the others' losses 0. */
class OneGroupWeightsTest {
  private static final int[] SIZES = {10, 40, 50};

  static Stream<GroupWeighting> all() {
    return Stream.of(
        new Pooled(),
        new ImportanceSampling(new double[0]),
        new ImportanceSampling(new double[] {1, 0, 3}),
        new ExponentiatedGradient(0.9, 1, 0),
        new ExponentiatedGradient(0.9, 0.3, 0),
        new ExponentiatedGradient(
            0.9,
            0.3,
            0,
            new GivenWeights.OfPairWeights(new ImportanceSampling(new double[] {3, 1, 1}))),
        new ExponentiatedGradient(1e3, 0, 0));
  }

  /** Logarithms of 1,000 steps add up to hundreds, each sum rounded to 2⁻⁵³ of that. */
  @ParameterizedTest
  @MethodSource("all")
  void isTheStepOfAllGroupsWithOneLoss(GroupWeighting weighting) {
    OneGroupWeights one = weighting.startOneGroup(SIZES);
    GroupWeights all = weighting.start(SIZES);
    SplittableRandom random = new SplittableRandom(181);
    for (int step = 0; step < 1000; step++) {
      int group = random.nextInt(3);
      double loss = random.nextDouble();
      double factor = 1 + random.nextInt(5);
      double[] losses = new double[3];
      losses[group] = factor * loss;
      all.update(SeenLosses.of(losses));
      assertThat(one.update(group, factor, loss)).isEqualTo(all.effective(group), within(1e-11));
      for (int g = 0; g < 3; g++) {
        assertThat(one.alpha()[g]).isEqualTo(all.alpha()[g], within(1e-11));
        assertThat(one.effective(g)).isEqualTo(all.effective(g), within(1e-11));
      }
    }
  }

  @Test
  void theOffsetIsAddedToTheLoss() {
    OneGroupWeights weights = new ExponentiatedGradient(0.5, 0.3, 2).startOneGroup(SIZES);
    double weight = weights.update(1, 4, 0.7);
    double grown = Math.exp(0.5 * 0.3 * 4 * (0.7 + 2 / Math.sqrt(40)));
    double alpha = grown / (grown + 2);
    assertThat(weights.alpha()[1]).isEqualTo(alpha, within(1e-15));
    assertThat(weight).isEqualTo(0.7 / 3 + 0.3 * alpha, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("all")
  void alphaStaysOnTheSimplexWhateverTheLosses(GroupWeighting weighting) {
    OneGroupWeights weights = weighting.startOneGroup(SIZES);
    SplittableRandom random = new SplittableRandom(182);
    for (int step = 0; step < 10_000; step++) {
      double scale = Math.pow(10, random.nextInt(-6, 7));
      weights.update(random.nextInt(3), 3, scale * random.nextDouble());
      double[] alpha = weights.alpha();
      assertThat(Arrays.stream(alpha).sum()).isEqualTo(1, within(6 * 0x1p-53));
      assertThat(Arrays.stream(alpha).allMatch(a -> a >= 0 && a <= 1)).isTrue();
    }
  }

  /** A weight of e^−1000000 is none, but its logarithm comes back. */
  @Test
  void extremeLossesNeitherOverflowNorLoseTheLogarithms() {
    OneGroupWeights weights = new ExponentiatedGradient(1, 1, 0).startOneGroup(new int[] {5, 5});
    weights.update(0, 1, 1e6);
    assertThat(weights.alpha()[0]).isEqualTo(1);
    assertThat(weights.alpha()[1]).isLessThan(1e-300);
    weights.update(1, 1, 1e6 - 1);
    double odds = Math.exp(1);
    assertThat(weights.alpha()[0]).isEqualTo(odds / (1 + odds), within(1e-10));
    weights.update(1, 1, 1);
    assertThat(weights.alpha()).containsExactly(0.5, 0.5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRestoredStateGoesOnWithTheSameBits(GroupWeighting weighting) {
    OneGroupWeights whole = weighting.startOneGroup(SIZES);
    OneGroupWeights resumed = weighting.startOneGroup(SIZES);
    SplittableRandom random = new SplittableRandom(183);
    for (int step = 0; step < 100; step++) {
      OneGroupWeights before = resumed;
      resumed = weighting.startOneGroup(SIZES);
      resumed.restore(before.state());
      int group = random.nextInt(3);
      double loss = random.nextDouble();
      assertThat(resumed.update(group, 2, loss)).isEqualTo(whole.update(group, 2, loss));
      assertThat(resumed.alpha()).isEqualTo(whole.alpha());
      assertThat(resumed.state()).isEqualTo(whole.state());
    }
  }

  @Test
  void aStateOfOtherGroupsIsRejected() {
    double[] state = new ExponentiatedGradient(1, 1, 0).startOneGroup(new int[] {1, 2}).state();
    assertThatThrownBy(() -> new ExponentiatedGradient(1, 1, 0).startOneGroup(SIZES).restore(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the state of these group weights must have 3 values, but has 2;");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyGroupNeedsAPair(GroupWeighting weighting) {
    assertThatThrownBy(() -> weighting.startOneGroup(new int[] {3, 0, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every group needs a training pair, but group 1 has none");
  }
}
