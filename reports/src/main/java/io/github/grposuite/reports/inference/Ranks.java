package io.github.grposuite.reports.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Several methods ranked on the same blocks (data sets, seeds), lower scores first (Demšar 2006,
 * "Statistical comparisons of classifiers over multiple data sets", JMLR 7, section 3.2). A test is
 * there only where it holds: of blocks that are independent, at least three methods and scores that
 * are not all tied.
 *
 * @param ranks {@code [block][method]}, from 1 for the lowest score; scores that are equal up to
 *     rounding ({@link Ties}) share their mean
 * @param averageRanks one a method
 * @param tested whether {@link #friedmanP()} is there
 * @param criticalDifference Nemenyi's at α = 0.05, {@code q √(k (k + 1) / (6 N))}, which is for
 *     many blocks: of more than 10
 */
public record Ranks(
    double[][] ranks, double[] averageRanks, boolean tested, OptionalDouble criticalDifference) {
  /** With more methods no critical difference is tabulated. */
  public static final int MOST_METHODS = Nemenyi.MOST;

  private static final int FEWEST_METHODS = 3;
  private static final int FEW_BLOCKS = 10;
  private static final int PERMUTATIONS = 50_000;

  /**
   * From scores.
   *
   * @param scores {@code [block][method]}, lower is better; an infinite one, of a run that
   *     diverged, is last
   * @param independent whether the blocks are; else there are ranks and no test
   * @throws IllegalArgumentException if there is no block, blocks have not as many methods, these
   *     are not 2 to 20, or a score is NaN
   */
  public static Ranks of(double[][] scores, boolean independent) {
    check(scores);
    NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
    double[][] ranks =
        Arrays.stream(scores).map(Ties::levelled).map(ranking).toArray(double[][]::new);
    int k = ranks[0].length;
    double[] average = averages(ranks, k);
    boolean tied = Arrays.stream(ranks).flatMapToDouble(Arrays::stream).distinct().count() == 1;
    boolean tested = independent && k >= FEWEST_METHODS && ranks.length > 1 && !tied;
    return new Ranks(
        ranks,
        average,
        tested,
        tested && ranks.length > FEW_BLOCKS
            ? OptionalDouble.of(Nemenyi.criticalDifference(k, ranks.length))
            : OptionalDouble.empty());
  }

  /**
   * The p-value of Friedman's test that all methods are alike, by {@value #PERMUTATIONS}
   * permutations of the ranks within blocks, which holds with any number of them: (b + 1) / (m + 1)
   * where b of m have at least the statistic; for many blocks it is that of {@code
   * scipy.stats.friedmanchisquare}. Computed anew by every call.
   */
  public OptionalDouble friedmanP() {
    return tested ? OptionalDouble.of(permuted()) : OptionalDouble.empty();
  }

  private static double[] averages(double[][] ranks, int k) {
    double[] average = new double[k];
    for (int method = 0; method < k; method++) {
      for (double[] block : ranks) {
        average[method] += block[method];
      }
      average[method] /= ranks.length;
    }
    return average;
  }

  /**
   * The maximal sets of methods, at least two, whose average ranks differ by less than the critical
   * difference: those that a critical-difference diagram joins; none if there is none. Best sets
   * first, and in a set the best method.
   */
  public List<int[]> cliques() {
    if (criticalDifference.isEmpty()) {
      return List.of();
    }
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
          && averageRanks[order[to]] - averageRanks[order[from]]
              < criticalDifference.getAsDouble()) {
        to++;
      }
      if (to > Math.max(covered, from + 1)) {
        cliques.add(Arrays.copyOfRange(order, from, to));
        covered = to;
      }
    }
    return cliques;
  }

  /**
   * With its ranks a block's variance stays, so that the rank sums decide. Ranks are halves of
   * whole numbers, and so equal statistics are equal.
   */
  private double permuted() {
    int k = averageRanks.length;
    int[][] doubled = new int[ranks.length][k];
    int[] sums = new int[k];
    for (int block = 0; block < ranks.length; block++) {
      for (int method = 0; method < k; method++) {
        doubled[block][method] = (int) (2 * ranks[block][method]);
        sums[method] += doubled[block][method];
      }
    }
    long observed = squares(sums);
    UniformRandomProvider random = Streams.of("friedman/" + ranks.length + "/" + k);
    int[] left = new int[k];
    int extreme = 0;
    for (int draw = 0; draw < PERMUTATIONS; draw++) {
      Arrays.fill(sums, 0);
      for (int[] block : doubled) {
        System.arraycopy(block, 0, left, 0, k);
        for (int last = k - 1; last >= 0; last--) {
          int chosen = random.nextInt(last + 1);
          sums[last] += left[chosen];
          left[chosen] = left[last];
        }
      }
      extreme += squares(sums) >= observed ? 1 : 0;
    }
    return (extreme + 1.0) / (PERMUTATIONS + 1.0);
  }

  private static long squares(int[] sums) {
    long squares = 0;
    for (long sum : sums) {
      squares += sum * sum;
    }
    return squares;
  }

  private static double between(double[] average) {
    double middle = (average.length + 1) / 2.0;
    double between = 0;
    for (double rank : average) {
      between += (rank - middle) * (rank - middle);
    }
    return between;
  }

  /**
   * Friedman's statistic, Σ over methods of squared deviations of rank sums over the variance that
   * ties leave; for many blocks χ² of k − 1 degrees of freedom.
   */
  static double chiSquared(double[][] ranks) {
    int k = ranks[0].length;
    double middle = (k + 1) / 2.0;
    double within = 0;
    for (double[] block : ranks) {
      for (double rank : block) {
        within += (rank - middle) * (rank - middle) / (k - 1);
      }
    }
    return between(averages(ranks, k)) * ranks.length * ranks.length / within;
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
