package io.github.grposuite.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proposition 3.2 and lemma B.1 on small tabular problems: the robust KL-regularised maximisation
 * (equation 10) by a numeric optimiser that knows no closed form, against π ∝ π_ref exp(r/β)
 * (equation 13).
 *
 * <p>Lemma B.1 says "the" optimal policy, but the maximum of a minimum over groups is attained by
 * any policy that is optimal for the worst group and good enough for the others. Equal are
 * therefore the values, and the policies of the worst group; of all groups, once every group
 * counts.
 */
class RobustPolicyTest {
  private static final int GROUPS = 3;
  private static final int PROMPTS = 4;
  private static final int ANSWERS = 5;

  /** Rewards, reference policies and prompts of every group. */
  private static final class Problem {
    private final double beta;
    private final double[][][] rewards = new double[GROUPS][PROMPTS][];
    private final double[][][] references = new double[GROUPS][PROMPTS][];
    private final double[][] chances = new double[GROUPS][];

    Problem(long seed, double beta) {
      this.beta = beta;
      SplittableRandom random = new SplittableRandom(seed);
      for (int g = 0; g < GROUPS; g++) {
        chances[g] = simplex(random, PROMPTS);
        for (int x = 0; x < PROMPTS; x++) {
          rewards[g][x] = random.doubles(ANSWERS, -1, 2).toArray();
          references[g][x] = simplex(random, ANSWERS);
        }
      }
    }

    /** E[r − β ln(π/π_ref)] of a group. */
    private double objective(int g, double[][] policy) {
      double sum = 0;
      for (int x = 0; x < PROMPTS; x++) {
        for (int y = 0; y < ANSWERS; y++) {
          double ratio = StrictMath.log(policy[x][y] / references[g][x][y]);
          sum += chances[g][x] * policy[x][y] * (rewards[g][x][y] - beta * ratio);
        }
      }
      return sum;
    }

    private int worst(double[][][] policies) {
      int worst = 0;
      for (int g = 1; g < GROUPS; g++) {
        if (objective(g, policies[g]) < objective(worst, policies[worst])) {
          worst = g;
        }
      }
      return worst;
    }

    /**
     * One step of Newton's method on the simplex for every prompt of a group: the gradient is r − β
     * (ln(π/π_ref) + 1), the Hessian −β/π on the diagonal.
     */
    private void improve(int g, double[][] policy) {
      for (int x = 0; x < PROMPTS; x++) {
        double[] slope = new double[ANSWERS];
        double mean = 0;
        for (int y = 0; y < ANSWERS; y++) {
          slope[y] =
              rewards[g][x][y] - beta * (StrictMath.log(policy[x][y] / references[g][x][y]) + 1);
          mean += policy[x][y] * slope[y];
        }
        double step = 1;
        for (int y = 0; y < ANSWERS; y++) {
          double part = (slope[y] - mean) / beta;
          step = part < -0.9 ? Math.min(step, -0.9 / part) : step;
        }
        double sum = 0;
        for (int y = 0; y < ANSWERS; y++) {
          policy[x][y] *= 1 + step * (slope[y] - mean) / beta;
          sum += policy[x][y];
        }
        for (int y = 0; y < ANSWERS; y++) {
          policy[x][y] /= sum;
        }
      }
    }

    private double[][][] uniform() {
      double[][][] policies = new double[GROUPS][PROMPTS][ANSWERS];
      for (double[][] policy : policies) {
        for (double[] answers : policy) {
          Arrays.fill(answers, 1.0 / ANSWERS);
        }
      }
      return policies;
    }

    /** Equation 13. */
    private double[][][] closedForm() {
      double[][][] policies = new double[GROUPS][PROMPTS][ANSWERS];
      for (int g = 0; g < GROUPS; g++) {
        for (int x = 0; x < PROMPTS; x++) {
          double partition = 0;
          for (int y = 0; y < ANSWERS; y++) {
            policies[g][x][y] = references[g][x][y] * StrictMath.exp(rewards[g][x][y] / beta);
            partition += policies[g][x][y];
          }
          for (int y = 0; y < ANSWERS; y++) {
            policies[g][x][y] /= partition;
          }
        }
      }
      return policies;
    }
  }

  private static double[] simplex(SplittableRandom random, int size) {
    double[] weights = random.doubles(size, 0.1, 1).toArray();
    return Vectors.scale(1 / Arrays.stream(weights).sum(), weights);
  }

  private static void assertEqual(double[][] actual, double[][] expected) {
    for (int x = 0; x < PROMPTS; x++) {
      assertThat(actual[x]).usingComparatorWithPrecision(1e-9).containsExactly(expected[x]);
    }
  }

  /** Raises whichever group is worst, until no step changes its value. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void robustMaximumIsThatOfTheClosedForm(double beta) {
    for (long seed = 1; seed <= 10; seed++) {
      Problem problem = new Problem(seed, beta);
      double[][][] policies = problem.uniform();
      for (int step = 0; step < 300; step++) {
        int worst = problem.worst(policies);
        problem.improve(worst, policies[worst]);
      }
      double[][][] expected = problem.closedForm();
      int worst = problem.worst(policies);
      assertThat(worst).isEqualTo(problem.worst(expected));
      assertThat(problem.objective(worst, policies[worst]))
          .isEqualTo(problem.objective(worst, expected[worst]), within(1e-9));
      assertEqual(policies[worst], expected[worst]);
    }
  }

  /** With every α_g positive the maximiser of Σ α_g J_g is unique, and does not depend on α. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void weightedMaximumIsTheClosedFormForEveryGroup(double beta) {
    Problem problem = new Problem(21, beta);
    double[][][] policies = problem.uniform();
    for (int step = 0; step < 100; step++) {
      for (int g = 0; g < GROUPS; g++) {
        problem.improve(g, policies[g]);
      }
    }
    double[][][] expected = problem.closedForm();
    for (int g = 0; g < GROUPS; g++) {
      assertEqual(policies[g], expected[g]);
    }
  }

  /**
   * Proposition 3.2: the numerically optimal policy's DPO loss (equation 7) is the reward loss
   * (equation 6), pair by pair, because the partition function cancels; so the worst groups' losses
   * are equal, too.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void dpoLossOfTheOptimumIsTheRewardLoss(double beta) {
    Problem problem = new Problem(4, beta);
    double[][][] policies = problem.uniform();
    for (int step = 0; step < 100; step++) {
      IntStream.range(0, GROUPS).forEach(g -> problem.improve(g, policies[g]));
    }
    SmoothConvexLoss dpo = new Dpo(beta);
    SmoothConvexLoss reward = new Dpo(1);
    double worstOfPolicies = 0;
    double worstOfRewards = 0;
    for (int g = 0; g < GROUPS; g++) {
      double ofPolicy = 0;
      double ofReward = 0;
      for (int x = 0; x < PROMPTS; x++) {
        double[] h = new double[ANSWERS];
        for (int y = 0; y < ANSWERS; y++) {
          h[y] = StrictMath.log(policies[g][x][y] / problem.references[g][x][y]);
        }
        for (int y = 1; y < ANSWERS; y++) {
          double difference = problem.rewards[g][x][y] - problem.rewards[g][x][0];
          assertThat(dpo.value(h[y] - h[0])).isEqualTo(reward.value(difference), within(1e-9));
          ofPolicy += dpo.value(h[y] - h[0]);
          ofReward += reward.value(difference);
        }
      }
      worstOfPolicies = Math.max(worstOfPolicies, ofPolicy);
      worstOfRewards = Math.max(worstOfRewards, ofReward);
    }
    assertThat(worstOfPolicies).isEqualTo(worstOfRewards, within(1e-7));
  }
}
