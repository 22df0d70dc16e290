package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import java.util.Arrays;

/**
 * Features and rewards of every action in every test state, for each group; what a log-linear
 * policy π_θ(a|x,g) ∝ exp⟨φ_g(x,a), θ⟩ is judged by. Holds scratch space: {@link #newScratch} per
 * thread.
 */
public final class RewardTable {
  /** Where features and rewards come from. */
  public interface Source {
    /** Writes φ_g(x, a) into {@code out}, length d, and returns r_g(x, a). */
    double tabulate(int group, int state, int action, double[] out);
  }

  /** A product of partition functions is turned into a logarithm before it can overflow. */
  private static final double LARGE = 1e250;

  private final int groups;
  private final int actions;
  private final int states;
  private final int dimension;
  private final int padded;

  /** features[g][j·actions·padded + a·padded + state]. */
  private final double[][] features;

  /** rewards[g][a·padded + state]. */
  private final double[][] rewards;

  private final double[] optimal;

  /** Mean over states of Σ_a p ln p and of Σ_a p φ, with p = softmax(r). */
  private final double[] negativeEntropy;

  private final double[][] targetFeatures;

  /**
   * Tabulates a source.
   *
   * @param groups number of groups G
   * @param actions number of actions K
   * @param states number of test states
   * @param dimension number of features d
   */
  public RewardTable(int groups, int actions, int states, int dimension, Source source) {
    this.groups = groups;
    this.actions = actions;
    this.states = states;
    this.dimension = dimension;
    this.padded = Kernel.pad(states);
    this.features = new double[groups][dimension * actions * padded];
    this.rewards = new double[groups][actions * padded];
    this.optimal = new double[groups];
    this.negativeEntropy = new double[groups];
    this.targetFeatures = new double[groups][dimension];
    double[] phi = new double[dimension];
    for (int g = 0; g < groups; g++) {
      for (int state = 0; state < states; state++) {
        for (int a = 0; a < actions; a++) {
          rewards[g][a * padded + state] = source.tabulate(g, state, a, phi);
          for (int j = 0; j < dimension; j++) {
            features[g][(j * actions + a) * padded + state] = phi[j];
          }
        }
      }
      summarise(g);
    }
  }

  private void summarise(int g) {
    double[] p = new double[actions];
    for (int state = 0; state < states; state++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < actions; a++) {
        best = Math.max(best, rewards[g][a * padded + state]);
      }
      double sum = 0;
      for (int a = 0; a < actions; a++) {
        p[a] = StrictMath.exp(rewards[g][a * padded + state] - best);
        sum += p[a];
      }
      double logSum = StrictMath.log(sum);
      double stateEntropy = 0;
      for (int a = 0; a < actions; a++) {
        double probability = p[a] / sum;
        stateEntropy += probability * (rewards[g][a * padded + state] - best - logSum);
        for (int j = 0; j < dimension; j++) {
          targetFeatures[g][j] += probability * features[g][(j * actions + a) * padded + state];
        }
      }
      negativeEntropy[g] += stateEntropy;
      optimal[g] += best;
    }
    optimal[g] /= states;
    negativeEntropy[g] /= states;
    for (int j = 0; j < dimension; j++) {
      targetFeatures[g][j] /= states;
    }
  }

  /** r*_g: the best action's reward, mean over the test states. */
  public double optimalReward(int group) {
    return optimal[group];
  }

  /**
   * Whether errors can be divided by r*: it is positive for each group. Of a reward of 0 there is
   * no fraction, and with a negative one the worst policy would have the lowest error.
   */
  public boolean hasRelativeErrors() {
    return Arrays.stream(optimal).allMatch(best -> best > 0);
  }

  /** Number of groups. */
  public int groups() {
    return groups;
  }

  /** Space for {@link #evaluate}, for one thread. */
  public double[][] newScratch() {
    return new double[][] {new double[4 * padded], new double[actions * padded]};
  }

  /**
   * Judges a policy for one group.
   *
   * @param theta d parameters
   * @param scratch from {@link #newScratch}
   * @return the relative and the absolute error of the greedy action's mean reward (ties go to the
   *     first action), the relative error of the mean expected reward, and KL(softmax(r) ‖ π) in
   *     nats
   */
  public PolicyErrors evaluate(int group, double[] theta, double[][] scratch) {
    double[] out = scratch[0];
    Kernels.get()
        .softmax(
            features[group], padded, actions, dimension, theta, rewards[group], out, scratch[1]);
    double greedy = 0;
    double expected = 0;
    double logPartition = 0;
    double product = 1;
    for (int s = 0; s < states; s++) {
      double sum = out[padded + s];
      greedy += out[3 * padded + s];
      expected += out[2 * padded + s] / sum;
      logPartition += out[s];
      product *= sum;
      if (product > LARGE) {
        logPartition += StrictMath.log(product);
        product = 1;
      }
    }
    logPartition += StrictMath.log(product);
    double cross = logPartition / states;
    for (int j = 0; j < dimension; j++) {
      cross -= targetFeatures[group][j] * theta[j];
    }
    double best = optimal[group];
    return new PolicyErrors(
        (best - greedy / states) / best,
        best - greedy / states,
        (best - expected / states) / best,
        negativeEntropy[group] + cross);
  }

  /** What {@link #evaluate} returns. */
  public record PolicyErrors(
      double greedyRewardError,
      double absoluteRewardError,
      double expectedRewardError,
      double kl) {}
}
