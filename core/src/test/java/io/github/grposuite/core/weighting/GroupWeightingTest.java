package io.github.grposuite.core.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupWeightingTest {
  private static final int[] SIZES = {10, 40, 50};

  static Stream<GroupWeighting> all() {
    return Stream.of(
        new Pooled(),
        new ImportanceSampling(new double[0]),
        new ImportanceSampling(new double[] {1, 0, 3}),
        new ImportanceSampling(new double[] {1, 0, 3}, ImportanceSampling.Scale.NORMALISED),
        new ExponentiatedGradient(0.9, 1, 0),
        new ExponentiatedGradient(0.9, 0.3, 2),
        new ExponentiatedGradient(1e3, 0, 0),
        new ExponentiatedGradient(0.9, 0.3, 0, new GivenWeights.Listed(new double[] {1, 0, 3})),
        new AlgorithmTwo(0.9),
        new AuthorsCode(0.9));
  }

  @ParameterizedTest
  @MethodSource("all")
  void alphaStaysOnTheSimplexWhateverTheLosses(GroupWeighting weighting) {
    GroupWeights weights = weighting.start(SIZES);
    SplittableRandom random = new SplittableRandom(101);
    assertOnSimplex(weights);
    for (int step = 0; step < 1000; step++) {
      double scale = Math.pow(10, random.nextInt(-6, 7));
      weights.update(SeenLosses.of(random.doubles(3, 0, scale).toArray()));
      assertOnSimplex(weights);
    }
  }

  private static void assertOnSimplex(GroupWeights weights) {
    assertThat(Arrays.stream(weights.alpha()).sum()).isEqualTo(1, within(1e-15 * 4));
    assertThat(Arrays.stream(weights.alpha()).allMatch(a -> a >= 0 && a <= 1)).isTrue();
    assertThat(Arrays.stream(weights.coefficients()).allMatch(c -> c >= 0 && c <= 1)).isTrue();
  }

  /** exp(1e6) overflows and exp(−1e6) is 0; their logarithms come back. */
  @Test
  void extremeLossesNeitherOverflowNorLoseTheLogarithms() {
    GroupWeights weights = new ExponentiatedGradient(1, 1, 0).start(new int[] {5, 5});
    weights.update(SeenLosses.of(1e6, 0));
    assertThat(weights.alpha()).containsExactly(1, 0);
    weights.update(SeenLosses.of(0, 1e6 - 1));
    double odds = Math.exp(1);
    assertThat(weights.alpha()[0]).isEqualTo(odds / (1 + odds), within(1e-10));
    weights.update(SeenLosses.of(0, 1));
    assertThat(weights.alpha()).containsExactly(0.5, 0.5);
  }

  @Test
  void grpoFollowsItsFormula() {
    double chi = 0.3;
    GroupWeights weights = new ExponentiatedGradient(0.5, chi, 2).start(SIZES);
    double[] alpha = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    for (double[] losses : new double[][] {{0.3, 0.9, 0.1}, {1.2, 0, 0.4}, {0.7, 0.7, 0.7}}) {
      weights.update(SeenLosses.of(losses));
      double sum = 0;
      for (int g = 0; g < 3; g++) {
        alpha[g] *= Math.exp(0.5 * chi * (losses[g] + 2 / Math.sqrt(SIZES[g])));
        sum += alpha[g];
      }
      for (int g = 0; g < 3; g++) {
        alpha[g] /= sum;
        assertThat(weights.alpha()[g]).isEqualTo(alpha[g], within(1e-15));
        double w = (1 - chi) / 3 + chi * alpha[g];
        assertThat(weights.effective(g)).isEqualTo(w, within(1e-15));
        assertThat(weights.coefficients()[g]).isEqualTo(w / SIZES[g], within(1e-16));
      }
    }
  }

  /** Equation 32: (1−χ) μ_g + χ α_g; the α-step does not see μ. */
  @Test
  void theTradeOffHasGivenWeights() {
    double chi = 0.3;
    GroupWeights equal = new ExponentiatedGradient(0.5, chi, 0).start(SIZES);
    GroupWeights given = trade(chi, new GivenWeights.Listed(new double[] {2, 3, 5})).start(SIZES);
    equal.update(SeenLosses.of(0.3, 0.9, 0.1));
    given.update(SeenLosses.of(0.3, 0.9, 0.1));
    assertThat(given.alpha()).isEqualTo(equal.alpha());
    double[] mu = {0.2, 0.3, 0.5};
    for (int g = 0; g < 3; g++) {
      double w = (1 - chi) * mu[g] + chi * given.alpha()[g];
      assertThat(given.effective(g)).isEqualTo(w, within(1e-15));
    }
  }

  /** μ_g ∝ q_g N_g; for q_g ∝ 1/N_g that is equal, and for equal q the share of the pairs. */
  @Test
  void importanceSamplingsGivenWeightsAreThoseOfItsGroups() {
    assertShares(new double[0], 1 / 3.0, 1 / 3.0, 1 / 3.0);
    assertShares(new double[] {1, 1, 1}, 0.1, 0.4, 0.5);
    assertShares(new double[] {4, 1, 0}, 0.5, 0.5, 0);
    int[] paper = {60, 240};
    double[] mu =
        new GivenWeights.OfPairWeights(new ImportanceSampling(new double[] {0.8, 0.2}))
            .shares(1, paper);
    assertThat(mu).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
  }

  private static void assertShares(double[] q, double... expected) {
    double[] mu = new GivenWeights.OfPairWeights(new ImportanceSampling(q)).shares(0.5, SIZES);
    for (int g = 0; g < 3; g++) {
      assertThat(mu[g]).isEqualTo(0.5 * expected[g], within(1e-15));
    }
  }

  private static ExponentiatedGradient trade(double chi, GivenWeights mu) {
    return new ExponentiatedGradient(0.5, chi, 0, mu);
  }

  @Test
  void givenWeightsReject() {
    assertThatThrownBy(() -> trade(0.5, new GivenWeights.Listed(new double[] {1, 1})).start(SIZES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mu must have one value a group, 3, but has 2");
    assertThatThrownBy(() -> new GivenWeights.Listed(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mu must not be negative, but was NaN");
    assertThatThrownBy(() -> new GivenWeights.Listed(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sum of mu must be positive, but was 0.0");
  }

  /** Line 7 and equation 44: the mean of α_{g(i)} ℓ_i over all pairs, no 1/N_g. */
  @Test
  void algorithm2WeightsPairsByAlphaAlone() {
    GroupWeights weights = new AlgorithmTwo(0.5).start(SIZES);
    GroupWeights grpo = new ExponentiatedGradient(0.5, 1, 0).start(SIZES);
    weights.update(SeenLosses.of(0.3, 0.9, 0.1));
    grpo.update(SeenLosses.of(0.3, 0.9, 0.1));
    assertThat(weights.alpha()).isEqualTo(grpo.alpha());
    for (int g = 0; g < 3; g++) {
      assertThat(weights.coefficients()[g]).isEqualTo(weights.alpha()[g] / 100);
      assertThat(weights.effective(g))
          .isEqualTo(weights.alpha()[g] * SIZES[g] / 100, within(1e-16));
    }
  }

  @Test
  void fixedWeightingsWeightPairsAndIgnoreLosses() {
    GroupWeights pooled = new Pooled().start(SIZES);
    GroupWeights given = new ImportanceSampling(new double[] {1, 1, 2}).start(SIZES);
    GroupWeights inverse = new ImportanceSampling(new double[0]).start(SIZES);
    Stream.of(pooled, given, inverse).forEach(w -> w.update(SeenLosses.of(9, 1, 1)));
    assertThat(pooled.coefficients()).containsExactly(0.01, 0.01, 0.01);
    assertThat(pooled.effective(2)).isEqualTo(0.5);
    assertThat(given.alpha()).containsExactly(0.25, 0.25, 0.5);
    assertThat(given.coefficients()).containsExactly(0.0025, 0.0025, 0.005);
    for (int g = 0; g < 3; g++) {
      double share = 1.0 / SIZES[g] / (1 / 10.0 + 1 / 40.0 + 1 / 50.0);
      assertThat(inverse.alpha()[g]).isEqualTo(share, within(1e-15));
    }
  }

  /** Σ_g q_g N_g/N = 0.25·0.1 + 0.25·0.4 + 0.5·0.5 = 0.375, which normalising divides by. */
  @Test
  void importanceSamplingCanBeNormalised() {
    double[] q = {1, 1, 2};
    GroupWeights authors = new ImportanceSampling(q).start(SIZES);
    GroupWeights normalised =
        new ImportanceSampling(q, ImportanceSampling.Scale.NORMALISED).start(SIZES);
    assertThat(normalised.alpha()).isEqualTo(authors.alpha());
    double[] expected = {0.025 / 0.375, 0.1 / 0.375, 0.25 / 0.375};
    for (int g = 0; g < 3; g++) {
      assertThat(authors.effective(g)).isEqualTo(0.375 * expected[g], within(1e-16));
      assertThat(normalised.effective(g)).isEqualTo(expected[g], within(2e-16));
    }
    GroupWeights inverse =
        new ImportanceSampling(new double[0], ImportanceSampling.Scale.NORMALISED).start(SIZES);
    GroupWeights balanced = new Balanced().start(SIZES);
    for (int g = 0; g < 3; g++) {
      assertThat(inverse.effective(g)).isEqualTo(balanced.effective(g), within(2e-16));
    }
  }

  @Test
  void theStepCanBeScaled() {
    GroupWeights halved = new ExponentiatedGradient(0.8, 0.3, 2).start(SIZES);
    GroupWeights smaller = new ExponentiatedGradient(0.4, 0.3, 2).start(SIZES);
    halved.scaleStep(0.5);
    for (double[] losses : new double[][] {{0.3, 0.9, 0.1}, {1.2, 0, 0.4}}) {
      halved.update(SeenLosses.of(losses));
      smaller.update(SeenLosses.of(losses));
      assertThat(halved.alpha()).isEqualTo(smaller.alpha());
    }
    GroupWeights fixed = new Pooled().start(SIZES);
    fixed.scaleStep(0.5);
    assertThat(fixed.coefficients()).containsExactly(0.01, 0.01, 0.01);
    assertThatThrownBy(() -> halved.scaleStep(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the factor of eta_alpha must not be negative, but was NaN");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRestoredStateGoesOnWithTheSameBits(GroupWeighting weighting) {
    GroupWeights whole = weighting.start(SIZES);
    GroupWeights resumed = weighting.start(SIZES);
    SplittableRandom random = new SplittableRandom(103);
    for (int step = 0; step < 100; step++) {
      double[] losses = random.doubles(3, 0, 3).toArray();
      whole.update(SeenLosses.of(losses));
      if (step % 7 == 0) {
        whole.scaleStep(0.9);
      }
      GroupWeights before = resumed;
      resumed = weighting.start(SIZES);
      resumed.restore(before.state());
      resumed.update(SeenLosses.of(losses));
      if (step % 7 == 0) {
        resumed.scaleStep(0.9);
      }
      assertThat(resumed.alpha()).isEqualTo(whole.alpha());
      assertThat(resumed.coefficients()).isEqualTo(whole.coefficients());
      assertThat(resumed.state()).isEqualTo(whole.state());
    }
  }

  @Test
  void aStateOfOtherGroupsIsRejected() {
    double[] state = new ExponentiatedGradient(1, 1, 0).start(new int[] {1, 2}).state();
    assertThatThrownBy(() -> new ExponentiatedGradient(1, 1, 0).start(SIZES).restore(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the state of these group weights must have 4 values, but has 3; restore it with the"
                + " weighting and the groups that it was saved with");
    assertThatThrownBy(() -> new Pooled().start(SIZES).restore(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have 0 values, but has 3");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 1, 0, 'eta_alpha must not be negative, but was -0.1'",
    "NaN, 1, 0, 'eta_alpha must not be negative, but was NaN'",
    "1, -0.1, 0, 'chi must be between 0 and 1, but was -0.1'",
    "1, 1.1, 0, 'chi must be between 0 and 1, but was 1.1'",
    "1, NaN, 0, 'chi must be between 0 and 1, but was NaN'",
    "1, 1, -2, 'offset must not be negative, but was -2.0'",
    "1, 1, NaN, 'offset must not be negative, but was NaN'"
  })
  void grpoRejects(double etaAlpha, double chi, double offset, String message) {
    assertThatThrownBy(() -> new ExponentiatedGradient(etaAlpha, chi, offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> badWeights() {
    return Stream.of(
        Arguments.of(new double[] {0.5, -0.5, 1}, "weights must not be negative, but was -0.5"),
        Arguments.of(new double[] {0.5, Double.NaN}, "weights must not be negative, but was NaN"),
        Arguments.of(new double[] {0, 0, 0}, "the sum of weights must be positive, but was 0.0"),
        Arguments.of(new double[] {0.5, 0.5}, "weights must have one value a group, 3, but has 2"));
  }

  @ParameterizedTest
  @MethodSource("badWeights")
  void importanceSamplingRejects(double[] q, String message) {
    assertThatThrownBy(() -> new ImportanceSampling(q).start(SIZES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void referenceHeadRejectsANegativeStep() {
    assertThatThrownBy(() -> new AuthorsCode(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eta_alpha must not be negative, but was NaN");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyGroupNeedsAPair(GroupWeighting weighting) {
    assertThatThrownBy(() -> weighting.start(new int[] {3, 0, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every group needs a training pair, but group 1 has none");
  }
}
