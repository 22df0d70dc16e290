package io.github.grposuite.core.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.weighting.Balanced;
import io.github.grposuite.core.weighting.CommonGradient;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.MemorylessWeighting;
import io.github.grposuite.core.weighting.MovingAverage;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.core.weighting.ProjectedGradient;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightingTrialTest {
  private static final double[] EQUAL = {1.0 / 3, 1.0 / 3, 1.0 / 3};

  /** Weights of three groups that are proportional to the losses; parts are replaced. */
  private static class Proportional extends GroupWeights {
    Proportional(int[] sizes) {
      super(sizes);
      setWeights(EQUAL);
    }

    @Override
    public void update(SeenLosses seen) {
      double[] weights = new double[3];
      double sum = 0;
      for (int g = 0; g < 3; g++) {
        weights[g] = seen.has(g) ? seen.means()[g] : 0;
        sum += weights[g];
      }
      for (int g = 0; g < 3; g++) {
        weights[g] /= sum;
      }
      if (sum > 0) {
        setWeights(weights);
      }
    }

    @Override
    public double[] state() {
      return alpha().clone();
    }

    @Override
    public void restore(double[] state) {
      setWeights(state);
    }
  }

  private record Fake(Function<int[], GroupWeights> starting, boolean isAdaptive)
      implements GroupWeighting {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public GroupWeights start(int[] sizes) {
      return starting.apply(sizes);
    }
  }

  private static void fails(Function<int[], GroupWeights> starting, String message) {
    fails(new Fake(starting, true), message);
  }

  private static void fails(GroupWeighting weighting, String message) {
    assertThatThrownBy(() -> WeightingTrial.check(weighting, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static Stream<GroupWeighting> builtIn() {
    return Stream.of(
        new Pooled(),
        new Balanced(),
        new ImportanceSampling(new double[0]),
        new ImportanceSampling(new double[] {1, 0, 3}),
        new ExponentiatedGradient(0.5, 0.7, 0.1),
        new ExponentiatedGradient(0, 1, 0),
        new ProjectedGradient(0.2),
        new CommonGradient(0.3, 0.1),
        new MovingAverage(0.3, 0.9),
        new MemorylessWeighting.HardMax(),
        new MemorylessWeighting.Cvar(0.5),
        new MemorylessWeighting.ChiSquare(0.5),
        new MemorylessWeighting.QFair(1),
        new Fake(Proportional::new, true));
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void whatIsBuiltInPasses(GroupWeighting weighting) {
    assertThatCode(() -> WeightingTrial.check(weighting, 3)).doesNotThrowAnyException();
  }

  @Test
  void weightsThatFollowTheLossesAndSayThatTheyAreFixedFail() {
    fails(
        new Fake(Proportional::new, false),
        "its weights follow the losses, but isAdaptive() is false, by which reports take them for"
            + " fixed; return true");
  }

  @Test
  void weightsOffTheSimplexFail() {
    fails(
        sizes ->
            new Proportional(sizes) {
              @Override
              public void update(SeenLosses seen) {
                setWeights(new double[] {0.5, 0.5, 0.5});
              }
            },
        "alpha after a step must have the sum 1, but has 1.5; divide by the sum");
    fails(
        sizes ->
            new Proportional(sizes) {
              @Override
              public void update(SeenLosses seen) {
                setWeights(new double[] {-0.5, 1, 0.5});
              }
            },
        "alpha after a step must be at least 0, but that of group 0 is -0.5");
    fails(
        sizes ->
            new Proportional(sizes) {
              {
                setWeights(new double[3]);
              }
            },
        "alpha before the first step must have the sum 1, but has 0.0");
  }

  @Test
  void aLossThatNobodyKnowsIsNotToBeRead() {
    fails(
        sizes ->
            new Proportional(sizes) {
              @Override
              public void update(SeenLosses seen) {
                double sum = Arrays.stream(seen.means()).sum();
                setWeights(Arrays.stream(seen.means()).map(mean -> mean / sum).toArray());
              }
            },
        "alpha after a step without a pair of group 0 must be at least 0, but that of group 0 is"
            + " NaN");
  }

  @Test
  void aStepThatHasSeenNothingMovesNothing() {
    fails(
        sizes ->
            new Proportional(sizes) {
              @Override
              public void update(SeenLosses seen) {
                super.update(seen);
                if (!seen.has(2)) {
                  setWeights(EQUAL);
                }
              }
            },
        "its weights move in a step that has seen no pair");
  }

  @Test
  void aStateWithoutTheFactorOfTheStepFails() {
    fails(
        sizes ->
            new Proportional(sizes) {
              private double factor = 1;

              @Override
              public void scaleStep(double by) {
                factor *= by;
              }

              @Override
              public void update(SeenLosses seen) {
                double[] before = alpha().clone();
                super.update(seen);
                double[] moved = alpha().clone();
                for (int g = 0; g < 3; g++) {
                  moved[g] = before[g] + factor * (moved[g] - before[g]);
                }
                setWeights(moved);
              }
            },
        "put all that further steps depend on into it, the factor of scaleStep as well");
  }

  @Test
  void aStateThatIsTheRunningArrayFails() {
    fails(
        sizes ->
            new Proportional(sizes) {
              @Override
              public double[] state() {
                return alpha();
              }
            },
        "what state() returned changes in later steps; copy it");
  }
}
