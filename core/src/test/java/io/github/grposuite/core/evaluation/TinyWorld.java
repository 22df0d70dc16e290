package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random features and positive rewards as [group][state][action], judged by plain loops.
 *
 * @param features [group][state][action][j]
 */
record TinyWorld(double[][][][] features, double[][][] rewards) {
  static final int GROUPS = 3;
  static final int ACTIONS = 5;
  static final int STATES = 11;
  static final int DIMENSION = 3;

  static TinyWorld random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][][][] features = new double[GROUPS][STATES][ACTIONS][DIMENSION];
    double[][][] rewards = new double[GROUPS][STATES][ACTIONS];
    for (int g = 0; g < GROUPS; g++) {
      for (int s = 0; s < STATES; s++) {
        for (int a = 0; a < ACTIONS; a++) {
          features[g][s][a] = random.doubles(DIMENSION, -1, 1).toArray();
          rewards[g][s][a] = random.nextDouble(0.1, 4);
        }
      }
    }
    return new TinyWorld(features, rewards);
  }

  RewardTable table() {
    return new RewardTable(
        GROUPS,
        ACTIONS,
        STATES,
        DIMENSION,
        (g, s, a, out) -> {
          System.arraycopy(features[g][s][a], 0, out, 0, DIMENSION);
          return rewards[g][s][a];
        });
  }

  /** Pairs of random actions, the one of larger reward chosen; 4, 8 and 12 of the groups. */
  List<FeatureDifference> pairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      for (int i = 0; i < 4 * (g + 1); i++) {
        int s = random.nextInt(STATES);
        int a = random.nextInt(ACTIONS);
        int b = (a + 1 + random.nextInt(ACTIONS - 1)) % ACTIONS;
        double sign = rewards[g][s][a] > rewards[g][s][b] ? 1 : -1;
        double[] difference = new double[DIMENSION];
        for (int j = 0; j < DIMENSION; j++) {
          difference[j] = sign * (features[g][s][a][j] - features[g][s][b][j]);
        }
        pairs.add(new FeatureDifference(g, difference));
      }
    }
    return pairs;
  }

  PreferenceDataset dataset(double... theta0) {
    return new PreferenceDataset(
        List.of("first", "second", "third"),
        matrix(1),
        matrix(2),
        matrix(3),
        Optional.of(table()),
        theta0);
  }

  private PairMatrix matrix(long seed) {
    return PairMatrix.of(GROUPS, DIMENSION, pairs(seed));
  }

  /**
   * Greedy (relative, absolute) and expected reward error, and KL(softmax(r) ‖ π_θ), by definition.
   */
  RewardTable.PolicyErrors judge(int g, double[] theta) {
    double best = 0;
    double greedy = 0;
    double expected = 0;
    double kl = 0;
    for (int s = 0; s < STATES; s++) {
      double[] logits = new double[ACTIONS];
      int first = 0;
      double bestHere = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < ACTIONS; a++) {
        for (int j = 0; j < DIMENSION; j++) {
          logits[a] += features[g][s][a][j] * theta[j];
        }
        first = logits[a] > logits[first] ? a : first;
        bestHere = Math.max(bestHere, rewards[g][s][a]);
      }
      best += bestHere;
      greedy += rewards[g][s][first];
      double logPolicy = logSum(logits);
      double logTarget = logSum(rewards[g][s]);
      for (int a = 0; a < ACTIONS; a++) {
        double logP = rewards[g][s][a] - logTarget;
        expected += Math.exp(logits[a] - logPolicy) * rewards[g][s][a];
        kl += Math.exp(logP) * (logP - (logits[a] - logPolicy)) / STATES;
      }
    }
    return new RewardTable.PolicyErrors(
        (best - greedy) / best, (best - greedy) / STATES, (best - expected) / best, kl);
  }

  private static double logSum(double[] values) {
    double top = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      top = Math.max(top, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - top);
    }
    return top + Math.log(sum);
  }
}
