package io.github.grposuite.reports.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Several methods ranked on the same blocks (data sets, seeds), lower scores first (Demšar 2006,
 * "Statistical comparisons of classifiers over multiple data sets", JMLR 7, section 3.2).
 *
 * @param ranks {@code [block][method]}, from 1 for the lowest score; equal scores share their mean
 * @param averageRanks one a method
 * @param friedmanP of Friedman's test that all methods are alike, by the χ² of k − 1 degrees of
 *     freedom and corrected for ties as {@code scipy.stats.friedmanchisquare}; NaN if all scores of
 *     each block are equal
 * @param criticalDifference Nemenyi's at α = 0.05: {@code q √(k (k + 1) / (6 N))}
 */
public record Ranks(
    double[][] ranks, double[] averageRanks, double friedmanP, double criticalDifference) {

  /**
   * From scores.
   *
   * @param scores {@code [block][method]}, lower is better; an infinite one, of a run that
   *     diverged, is last
   * @throws IllegalArgumentException if there is no block, blocks have not as many methods, these
   *     are not 2 to 20, or a score is NaN
   */
  public static Ranks of(double[][] scores) {
    check(scores);
    NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
    double[][] ranks = Arrays.stream(scores).map(ranking::rank).toArray(double[][]::new);
    int k = ranks[0].length;
    double[] average = new double[k];
    for (int method = 0; method < k; method++) {
      for (double[] block : ranks) {
        average[method] += block[method];
      }
      average[method] /= ranks.length;
    }
    return new Ranks(
        ranks, average, friedman(ranks, average), Nemenyi.criticalDifference(k, ranks.length));
  }

  /**
   * The maximal sets of methods, at least two, whose average ranks differ by less than the critical
   * difference: those that a critical-difference diagram joins. Best sets first, and in a set the
   * best method.
   */
  public List<int[]> cliques() {
    int[] order =
        IntStream.range(0, averageRanks.length)
            .boxed()
            .sorted(Comparator.comparingDouble(method -> averageRanks[method]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> cliques = new ArrayList<>();
    int covered = 1;
    for (int from = 0; from < order.length; from++) {
      int to = from + 1;
      while (to < order.length
          && averageRanks[order[to]] - averageRanks[order[from]] < criticalDifference) {
        to++;
      }
      if (to > Math.max(covered, from + 1)) {
        cliques.add(Arrays.copyOfRange(order, from, to));
        covered = to;
      }
    }
    return cliques;
  }

  /** Σ over methods of squared deviations of rank sums, over the variance that ties leave. */
  private static double friedman(double[][] ranks, double[] average) {
    int k = average.length;
    double middle = (k + 1) / 2.0;
    double between = 0;
    for (double rank : average) {
      between += (rank - middle) * (rank - middle) * ranks.length * ranks.length;
    }
    double within = 0;
    for (double[] block : ranks) {
      for (double rank : block) {
        within += (rank - middle) * (rank - middle) / (k - 1);
      }
    }
    double chiSquared = between / within;
    return Double.isNaN(chiSquared)
        ? Double.NaN
        : Gamma.regularizedGammaQ((k - 1) / 2.0, chiSquared / 2);
  }

  private static void check(double[][] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("ranks need at least one block, but there is none");
    }
    for (int block = 0; block < scores.length; block++) {
      if (scores[block].length != scores[0].length) {
        throw new IllegalArgumentException(
            "block 0 has %d methods, but block %d has %d"
                .formatted(scores[0].length, block, scores[block].length));
      }
      for (int method = 0; method < scores[block].length; method++) {
        if (Double.isNaN(scores[block][method])) {
          throw new IllegalArgumentException(
              "the score of block %d, method %d is NaN; leave out the block, and say so"
                  .formatted(block, method));
        }
      }
    }
  }
}
