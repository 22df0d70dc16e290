package io.github.grposuite.datasets.opinions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far groups' answers are apart, over the questions that both answer; NaN where there is none.
 * Symmetric matrices over groups.
 *
 * @param shared number of questions that both answer
 * @param totalVariation mean of ½ Σ |p − q|, in [0, 1]
 * @param jensenShannon mean Jensen–Shannon divergence in bits, in [0, 1]
 * @param otherBest fraction of questions whose most selected options differ (of tied ones the
 *     first)
 */
public record Disagreement(
    int[][] shared, double[][] totalVariation, double[][] jensenShannon, double[][] otherBest) {
  private static final double BIT = StrictMath.log(2);

  /** Compares all groups of a survey. */
  public static Disagreement of(OpinionSurvey survey) {
    int n = survey.groups().size();
    Disagreement all =
        new Disagreement(new int[n][n], new double[n][n], new double[n][n], new double[n][n]);
    for (int g = 0; g < n; g++) {
      for (int h = 0; h < n; h++) {
        all.compare(g, h, survey.cells());
      }
    }
    return all;
  }

  private void compare(int g, int h, List<List<OpinionCell>> cells) {
    Map<OpinionQuestion, OpinionCell> others = new HashMap<>();
    cells.get(h).forEach(cell -> others.put(cell.question(), cell));
    for (OpinionCell cell : cells.get(g)) {
      OpinionCell other = others.get(cell.question());
      if (other != null) {
        double[] p = cell.distribution();
        double[] q = other.distribution();
        shared[g][h]++;
        totalVariation[g][h] += totalVariation(p, q);
        jensenShannon[g][h] += jensenShannon(p, q);
        otherBest[g][h] += cell.best() == other.best() ? 0 : 1;
      }
    }
    totalVariation[g][h] /= shared[g][h];
    jensenShannon[g][h] /= shared[g][h];
    otherBest[g][h] /= shared[g][h];
  }

  /** Mean total variation of a group to the others, each other group counting alike. */
  public double fromOthers(int group) {
    double sum = 0;
    int others = 0;
    for (int h = 0; h < shared.length; h++) {
      if (h != group && shared[group][h] > 0) {
        sum += totalVariation[group][h];
        others++;
      }
    }
    return sum / others;
  }

  static double totalVariation(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(p[i] - q[i]);
    }
    return sum / 2;
  }

  static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      sum += (half(p[i], middle) + half(q[i], middle)) / 2;
    }
    return Math.max(0, sum);
  }

  private static double half(double p, double middle) {
    return p == 0 ? 0 : p * StrictMath.log(p / middle) / BIT;
  }
}
