package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One step of the gradient solver goes along the central differences of Σ_g w_g L_g, with the
 * weights written out here from the paper. Sizes below, at and above 8, 32 and 512 reach the
 * padding and the tiles, dimensions beside 16 both storage orders.
 */
class MethodGradientTest {
  private static final double ETA = 0.7;
  private static final double ETA_ALPHA = 0.3;
  private static final int[][] SIZES = {
    {1, 2},
    {5, 8},
    {33, 16},
    {9, 700},
    {512, 513},
    {1, 1, 1, 1, 1},
    {3, 8, 17, 31, 65},
    {100, 200, 300, 400, 500}
  };

  static Stream<Arguments> problems() {
    return Arrays.stream(new int[] {1, 3, 4, 7, 17, 40})
        .boxed()
        .flatMap(d -> Arrays.stream(SIZES).map(sizes -> Arguments.of(d, sizes)));
  }

  @ParameterizedTest(name = "d = {0}, N = {1}")
  @MethodSource("problems")
  void oneStepFollowsTheGradientOfTheObjective(int dimension, int[] sizes) {
    Problem problem = Problem.random(31, dimension, sizes);
    SplittableRandom random = new SplittableRandom(32);
    double[] theta = Problem.gaussian(random, dimension);
    theta = Problem.plus(new double[dimension], 1 / Math.sqrt(dimension), theta);
    double[] q = random.doubles(sizes.length, 0.1, 1).toArray();
    double sumQ = Arrays.stream(q).sum();
    for (PreferenceLoss loss : new PreferenceLoss[] {new Dpo(0.8), new Ipo(0.4)}) {
      double[][] differences = centralDifferences(problem, loss, theta);
      double[] pooled = problem.pooledWeights();
      check(problem, loss, new Pooled(), theta, pooled, differences);

      double[] importance = pooled.clone();
      for (int g = 0; g < q.length; g++) {
        importance[g] *= q[g] / sumQ;
      }
      check(problem, loss, new ImportanceSampling(q), theta, importance, differences);

      for (double chi : new double[] {0, 0.3, 1}) {
        for (double offset : new double[] {0, 2}) {
          double[] robust = robustWeights(problem, loss, theta, chi, offset);
          GroupWeighting weighting = new ExponentiatedGradient(ETA_ALPHA, chi, offset);
          check(problem, loss, weighting, theta, robust, differences);
        }
      }
    }
  }

  /** w_g = (1−χ)/G + χ α_g with α_g ∝ exp(η_α χ (L_g + C/√N_g)) / G. */
  private static double[] robustWeights(
      Problem problem, PreferenceLoss loss, double[] theta, double chi, double offset) {
    double[] weights = problem.losses(loss, theta);
    int groups = weights.length;
    double sum = 0;
    for (int g = 0; g < groups; g++) {
      double raised = weights[g] + offset / Math.sqrt(problem.sizes()[g]);
      weights[g] = Math.exp(ETA_ALPHA * chi * raised) / groups;
      sum += weights[g];
    }
    for (int g = 0; g < groups; g++) {
      weights[g] = (1 - chi) / groups + chi * weights[g] / sum;
    }
    return weights;
  }

  /** ∂L_g/∂θ_j as [j][g]. */
  private static double[][] centralDifferences(
      Problem problem, PreferenceLoss loss, double[] theta) {
    double h = 1e-5;
    double[][] differences = new double[theta.length][];
    for (int j = 0; j < theta.length; j++) {
      double[] unit = new double[theta.length];
      unit[j] = h;
      double[] up = problem.losses(loss, Problem.plus(theta, 1, unit));
      double[] down = problem.losses(loss, Problem.plus(theta, -1, unit));
      differences[j] = new double[up.length];
      for (int g = 0; g < up.length; g++) {
        differences[j][g] = (up[g] - down[g]) / (2 * h);
      }
    }
    return differences;
  }

  private static void check(
      Problem problem,
      PreferenceLoss loss,
      GroupWeighting weighting,
      double[] theta,
      double[] weights,
      double[][] differences) {
    double[] after = problem.train(loss, weighting, Problem.descent(ETA, 1), theta).theta();
    double[] gradient = new double[theta.length];
    double[] expected = new double[theta.length];
    for (int j = 0; j < theta.length; j++) {
      gradient[j] = (theta[j] - after[j]) / ETA;
      expected[j] = Problem.dot(weights, differences[j]);
    }
    assertThat(Problem.relativeDistance(gradient, expected))
        .as("relative error of the gradient of %s weighted by %s", loss, weighting)
        .isLessThan(1e-6);
  }
}
