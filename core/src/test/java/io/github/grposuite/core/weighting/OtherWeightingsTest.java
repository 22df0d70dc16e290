package io.github.grposuite.core.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.weighting.MemorylessWeighting.ChiSquare;
import io.github.grposuite.core.weighting.MemorylessWeighting.Cvar;
import io.github.grposuite.core.weighting.MemorylessWeighting.HardMax;
import io.github.grposuite.core.weighting.MemorylessWeighting.KlBall;
import io.github.grposuite.core.weighting.MemorylessWeighting.QFair;
import io.github.grposuite.core.weighting.MemorylessWeighting.Tilted;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other people's weightings have in common, their limits, and groups that are not seen. */
class OtherWeightingsTest {
  private static final int[] SIZES = {10, 40, 50, 7};
  private static final double[] LOSSES = {0.4, 0.9, 0.1, 0.7};
  private static final GivenWeights EQUAL = new GivenWeights.Equal();

  static Stream<GroupWeighting> all() {
    return Stream.of(
        new Balanced(),
        new HardMax(),
        new Cvar(0.3),
        new ChiSquare(0.5),
        new Tilted(2, EQUAL),
        new Tilted(2, new GivenWeights.Listed(new double[] {1, 2, 0, 4})),
        new KlBall(0.2, EQUAL),
        new QFair(2),
        new ProjectedGradient(0.3),
        new CommonGradient(0.3, 2),
        new MovingAverage(0.3, 0.9));
  }

  private static SeenLosses random(SplittableRandom random, boolean absent) {
    double scale = Math.pow(10, random.nextInt(-6, 4));
    double[] means = random.doubles(4, 0, scale).toArray();
    int[] counts = random.ints(4, absent ? 0 : 1, 3).toArray();
    double[][] gradients = new double[4][];
    Arrays.setAll(gradients, g -> random.doubles(5, -scale, scale).toArray());
    return new SeenLosses(means, counts, gradients);
  }

  @ParameterizedTest
  @MethodSource("all")
  void weightsStayOnTheSimplex(GroupWeighting weighting) {
    SplittableRandom random = new SplittableRandom(104);
    GroupWeights weights = weighting.start(SIZES);
    for (int step = 0; step < 2000; step++) {
      SeenLosses seen = random(random, step % 2 == 1);
      weights.update(seen);
      double w = 0;
      for (int g = 0; g < 4; g++) {
        assertThat(weights.alpha()[g]).isBetween(0.0, 1.0 + 1e-15);
        w += weights.effective(g);
      }
      assertThat(Arrays.stream(weights.alpha()).sum()).isEqualTo(1, within(4e-15));
      assertThat(w).isEqualTo(1, within(4e-15));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRestoredStateGoesOnWithTheSameBits(GroupWeighting weighting) {
    SplittableRandom random = new SplittableRandom(105);
    GroupWeights whole = weighting.start(SIZES);
    GroupWeights resumed = weighting.start(SIZES);
    for (int step = 0; step < 200; step++) {
      SeenLosses seen = random(random, true);
      whole.update(seen);
      GroupWeights before = resumed;
      resumed = weighting.start(SIZES);
      resumed.restore(before.state());
      assertThat(resumed.coefficients()).isEqualTo(before.coefficients());
      resumed.update(seen);
      if (step % 7 == 0) {
        whole.scaleStep(0.9);
        resumed.scaleStep(0.9);
      }
      assertThat(resumed.alpha()).isEqualTo(whole.alpha());
      assertThat(resumed.coefficients()).isEqualTo(whole.coefficients());
    }
  }

  private static double[] weights(GroupWeighting weighting, double... losses) {
    GroupWeights weights = weighting.start(Arrays.copyOf(SIZES, losses.length));
    weights.update(SeenLosses.of(losses));
    return weights.alpha();
  }

  @Test
  void limits() {
    double[] equal = {0.25, 0.25, 0.25, 0.25};
    double[] worst = {0, 1, 0, 0};
    assertThat(weights(new HardMax(), LOSSES)).containsExactly(worst);
    assertThat(weights(new Cvar(0.25), LOSSES)).containsExactly(worst);
    assertThat(weights(new Cvar(1e-9), LOSSES)).containsExactly(worst);
    assertThat(weights(new Cvar(1), LOSSES)).containsExactly(equal);
    assertThat(weights(new ChiSquare(0), LOSSES)).containsExactly(equal, within(1e-15));
    assertThat(weights(new ChiSquare(1.5), LOSSES)).containsExactly(worst);
    assertThat(weights(new ChiSquare(9), LOSSES)).containsExactly(worst);
    assertThat(weights(new Tilted(0, EQUAL), LOSSES)).containsExactly(equal);
    assertThat(weights(new Tilted(1e6, EQUAL), LOSSES)).containsExactly(worst);
    assertThat(weights(new KlBall(0, EQUAL), LOSSES)).containsExactly(equal, within(1e-8));
    assertThat(weights(new KlBall(Math.log(4), EQUAL), LOSSES)).containsExactly(worst);
    assertThat(weights(new QFair(0), LOSSES)).containsExactly(equal);
    assertThat(weights(new QFair(1e4), LOSSES)).containsExactly(worst, within(1e-300));
    assertThat(weights(new ProjectedGradient(0), LOSSES)).containsExactly(equal);
    assertThat(weights(new ProjectedGradient(1e6), LOSSES)).containsExactly(worst);
    GroupWeights grpo = new ExponentiatedGradient(0.7, 1, 0).start(SIZES);
    GroupWeights average = new MovingAverage(0.7, 0).start(SIZES);
    for (int step = 0; step < 5; step++) {
      grpo.update(SeenLosses.of(LOSSES));
      average.update(SeenLosses.of(LOSSES));
      assertThat(average.alpha()).containsExactly(grpo.alpha(), within(1e-15));
    }
  }

  @Test
  void equalLosses() {
    double[] equal = {0.25, 0.25, 0.25, 0.25};
    double[] same = {3, 3, 3, 3};
    assertThat(weights(new HardMax(), same)).containsExactly(1, 0, 0, 0);
    for (GroupWeighting weighting :
        new GroupWeighting[] {
          new ChiSquare(0.5), new Tilted(3, EQUAL), new KlBall(0.1, EQUAL), new QFair(2)
        }) {
      assertThat(weights(weighting, same)).containsExactly(equal);
    }
    assertThat(weights(new QFair(2), 0, 0, 0, 0)).containsExactly(equal);
    assertThat(weights(new Cvar(0.5), same)).containsExactly(0.5, 0.5, 0, 0);
    assertThat(weights(new ChiSquare(0.5), 5, 5, 1, 1)).containsExactly(0.5, 0.5, 0, 0);
  }

  /** What is not known is not 0: it has no weight in the step, and moves nothing. */
  @Test
  void groupsThatAreNotSeen() {
    SeenLosses seen =
        new SeenLosses(new double[] {0.4, 99, 0.1, 0.7}, new int[] {2, 0, 1, 3}, new double[4][5]);
    for (GroupWeighting weighting :
        new GroupWeighting[] {new HardMax(), new Cvar(0.3), new QFair(1), new ChiSquare(2)}) {
      GroupWeights weights = weighting.start(SIZES);
      weights.update(seen);
      assertThat(weights.effective(1)).isZero();
      assertThat(weights.effective(3)).isGreaterThanOrEqualTo(0.5);
    }
    GroupWeights grpo = new ExponentiatedGradient(0.5, 1, 3).start(SIZES);
    grpo.update(seen);
    double offset = 3 / Math.sqrt(10);
    assertThat(grpo.alpha()[0] / grpo.alpha()[1])
        .isEqualTo(Math.exp(0.5 * (0.4 + offset)), within(1e-14));
    GroupWeights projected = new ProjectedGradient(0.1).start(SIZES);
    projected.update(seen);
    assertThat(projected.alpha()[0] - projected.alpha()[1]).isEqualTo(0.04, within(1e-15));
    GroupWeights average = new MovingAverage(0.5, 0.9).start(SIZES);
    average.update(seen);
    assertThat(average.effective(1)).isZero();
    assertThat(average.alpha()[1] / average.alpha()[0])
        .isEqualTo(Math.exp(0.5 * (0.4 - 0.4)), within(1e-14));
  }

  @Test
  void aMovingAverageForgetsSlowly() {
    GroupWeights weights = new MovingAverage(1, 0.75).start(new int[] {1, 1});
    weights.update(SeenLosses.of(1, 0));
    weights.update(SeenLosses.of(0, 0));
    assertThat(weights.alpha()[0] / weights.alpha()[1]).isEqualTo(Math.exp(1.75), within(1e-14));
  }

  /** By hand: two groups with the cosine 0.6, and a third against both. */
  @Test
  void commonGradientsGain() {
    GroupWeights weights = new CommonGradient(0.5, 0).start(new int[] {4, 9, 1});
    double[][] gradients = {{2, 0}, {3, 4}, {-1, 0}};
    weights.update(new SeenLosses(new double[] {1, 4, 0.25}, new int[] {1, 1, 1}, gradients));
    double first = (1 + 2 * 0.6 - 0.5) / 3;
    double second = (4 + 2 * 0.6 - 0.6) / 3;
    double third = (0.25 - 0.5 - 0.6) / 3;
    double[] expected = {Math.exp(0.5 * first), Math.exp(0.5 * second), Math.exp(0.5 * third)};
    double sum = Arrays.stream(expected).sum();
    for (int g = 0; g < 3; g++) {
      assertThat(weights.alpha()[g]).isEqualTo(expected[g] / sum, within(1e-15));
    }
    double[][] tiny = {{2e-9, 0}, {3e-7, 4e-7}, {-1e-8, 0}};
    GroupWeights scaled = new CommonGradient(0.5, 0).start(new int[] {4, 9, 1});
    scaled.update(new SeenLosses(new double[] {1, 4, 0.25}, new int[] {1, 1, 1}, tiny));
    assertThat(scaled.alpha()).containsExactly(weights.alpha(), within(1e-15));
    double[] start = new CommonGradient(0.5, 2).start(new int[] {4, 16}).alpha();
    assertThat(start[0] / start[1]).isEqualTo(Math.exp(1 - 0.5), within(1e-15));
  }

  @Test
  void lossesBelowZero() {
    assertThatThrownBy(() -> weights(new QFair(1), 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("q-ffl takes losses that are not negative, but one is -1.0");
    SeenLosses seen = new SeenLosses(new double[] {-1, 1}, new int[] {1, 1}, new double[2][1]);
    assertThatThrownBy(() -> new CommonGradient(1, 0).start(new int[] {1, 1}).update(seen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cgd takes losses that are not negative");
  }

  @Test
  void onePairAStepNeedsOthers() {
    assertThatThrownBy(() -> new Cvar(0.5).startOneGroup(SIZES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the weighting cvar needs the losses of all groups in every step, but this solver sees"
                + " one pair a step; use the weighting grpo, importance-sampling or pooled");
  }
}
