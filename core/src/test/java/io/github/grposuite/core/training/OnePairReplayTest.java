package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GivenWeights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.RandomProviderState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million steps of the same draws in NumPy: {@code one-pair-replay.txt}, written by
 * tools/one_pair_replay.py.
 *
 * <p>Both sides round every number of a step (θ and a few intermediate results, none above 8) to
 * 2⁻⁵³ of it, about ten times. A gradient step on a convex loss brings two θ no farther apart (η
 * times the curvature is below 2), so after t steps they differ by at most t · 10 · 8 · 2⁻⁵³; α,
 * whose logarithm sums the same numbers, likewise.
 */
class OnePairReplayTest {
  private static final int STEPS = 1_000_000;
  private static final double STEP_ERROR = 10 * 8 * 0x1p-53;

  private enum Case {
    ALGORITHM_1_DPO(
        GroupDraw.BY_SIZE,
        new Dpo(1),
        0.02,
        new ExponentiatedGradient(0.005, 1, 0),
        0,
        new int[] {60, 240}),
    ALGORITHM_1_IPO(
        GroupDraw.BY_SIZE,
        new Ipo(0.1),
        0.002,
        new ExponentiatedGradient(
            1e-5, 0.75, 0, new GivenWeights.Listed(new double[] {0.25, 0.75})),
        2.5,
        new int[] {60, 240}),
    ALGORITHM_3_DPO(
        GroupDraw.UNIFORM,
        new Dpo(2),
        0.05,
        new ExponentiatedGradient(0.01, 1, 0.5),
        0,
        new int[] {30, 70, 200}),
    ALGORITHM_3_IPO(
        GroupDraw.UNIFORM_TIMES_GROUPS,
        new Ipo(0.5),
        0.005,
        new ExponentiatedGradient(2e-4, 1, 0),
        0,
        new int[] {60, 240});

    private final GroupDraw draw;
    private final PreferenceLoss loss;
    private final double etaTheta;
    private final ExponentiatedGradient weighting;
    private final double radius;
    private final int[] sizes;

    Case(
        GroupDraw draw,
        PreferenceLoss loss,
        double etaTheta,
        ExponentiatedGradient weighting,
        double radius,
        int[] sizes) {
      this.draw = draw;
      this.loss = loss;
      this.etaTheta = etaTheta;
      this.weighting = weighting;
      this.radius = radius;
      this.sizes = sizes;
    }

    Trainer start(Solver.Iterate iterate) {
      Congruential features = new Congruential(1);
      List<FeatureDifference> pairs = new ArrayList<>();
      for (int g = 0; g < sizes.length; g++) {
        for (int i = 0; i < sizes[g]; i++) {
          double[] x = new double[4];
          Arrays.setAll(x, j -> features.nextDouble() - 0.3);
          pairs.add(new FeatureDifference(g, x));
        }
      }
      return new Solver.OnePair(draw, new StepRule.Fixed(etaTheta), STEPS, radius, iterate)
          .start(
              loss,
              weighting,
              PairMatrix.of(sizes.length, 4, pairs),
              new double[] {1, 1, 1, 1},
              new Congruential(2));
    }

    List<double[]> expected() throws IOException {
      String key = name().toLowerCase(Locale.ROOT).replace('_', '-') + " ";
      try (InputStream in = Case.class.getResourceAsStream("one-pair-replay.txt")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(key))
            .map(line -> line.substring(key.length()).split(" "))
            .map(numbers -> Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray())
            .toList();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMillionStepsAreNumPys(Case c) throws IOException {
    Trainer last = c.start(Solver.Iterate.LAST);
    Trainer average = c.start(Solver.Iterate.AVERAGE);
    int groups = c.sizes.length;
    int step = 0;
    List<double[]> checkpoints = c.expected();
    assertThat(checkpoints).hasSize(3);
    for (double[] row : checkpoints) {
      for (; step < row[0]; step++) {
        last.step();
        average.step();
      }
      double bound = step * STEP_ERROR;
      assertClose(last.theta(), row, 1, bound);
      assertClose(average.theta(), row, 5, bound);
      assertClose(last.alpha(), row, 9, bound);
      assertClose(average.alpha(), row, 9 + groups, bound);
      assertOnSimplex(last.alpha());
      assertOnSimplex(average.alpha());
    }
    assertThat(step).isEqualTo(STEPS);
  }

  private static void assertClose(double[] actual, double[] row, int at, double bound) {
    for (int j = 0; j < actual.length; j++) {
      assertThat(actual[j]).as("number %d", at + j).isEqualTo(row[at + j], within(bound));
    }
  }

  /** A quotient and a sum of at most three numbers, each rounded to 2⁻⁵³ of at most 1. */
  private static void assertOnSimplex(double[] alpha) {
    assertThat(Arrays.stream(alpha).sum()).isEqualTo(1, within(6 * 0x1p-53));
    assertThat(Arrays.stream(alpha).allMatch(a -> a >= 0 && a <= 1)).isTrue();
  }

  /** Half of the steps on one trainer, the rest on another one that goes on from its state. */
  @ParameterizedTest
  @EnumSource
  void interruptedHalfWayItEndsWithTheSameBits(Case c) {
    int half = 5000;
    Trainer whole = c.start(Solver.Iterate.AVERAGE);
    Trainer first = c.start(Solver.Iterate.AVERAGE);
    for (int i = 0; i < half; i++) {
      whole.step();
      first.step();
    }
    TrainerState state = first.state();
    first.step();
    RandomProviderState draws = state.random().orElseThrow();
    assertThat(draws).isNotNull();
    Trainer second = c.start(Solver.Iterate.AVERAGE);
    second.step();
    second.restore(state);
    for (int i = 0; i < half; i++) {
      whole.step();
      second.step();
    }
    assertThat(second.theta()).isEqualTo(whole.theta());
    assertThat(second.alpha()).isEqualTo(whole.alpha());
    assertThat(second.effectiveWeight(0)).isEqualTo(whole.effectiveWeight(0));
  }
}
