package io.github.grposuite.reports.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples (strata) pooled and sorted once, so that a resample is a list of ranks that does not
 * decrease and needs no sorting of values.
 */
final class Pool {
  /** A rank is a char. */
  private static final int MOST = Character.MAX_VALUE;

  private final double[] sorted;
  private final char[][] strata;

  /**
   * @throws IllegalArgumentException if there is no stratum, one is empty or has a value that is
   *     not finite, or they have more than 65,535 values
   */
  Pool(List<double[]> samples) {
    List<double[]> ordered = samples.stream().map(Samples::sorted).toList();
    sorted = ordered.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    if (sorted.length == 0 || sorted.length > MOST) {
      throw new IllegalArgumentException(
          "expected 1 to " + MOST + " values in all strata, but there are " + sorted.length);
    }
    strata = new char[ordered.size()][];
    int[] taken = new int[sorted.length];
    for (int s = 0; s < strata.length; s++) {
      strata[s] = ranks(ordered.get(s), taken);
    }
  }

  /** Equal values get successive ranks, counted in {@code taken} at the first of them. */
  private char[] ranks(double[] sample, int[] taken) {
    char[] ranks = new char[sample.length];
    for (int i = 0; i < ranks.length; i++) {
      int first = Samples.countBelow(sorted, sample[i]);
      ranks[i] = (char) (first + taken[first]++);
    }
    return ranks;
  }

  double[] sorted() {
    return sorted;
  }

  /** For each stratum, the ranks of its values in the pool, increasing. */
  char[][] strata() {
    return strata;
  }

  int size() {
    return sorted.length;
  }

  /** All ranks: the sample as a resample of itself. */
  char[] ranks() {
    return ranksFrom(0, size());
  }

  /** Whether a resample can differ from the sample: some stratum has two values to draw from. */
  boolean resamples() {
    return Arrays.stream(strata).anyMatch(stratum -> stratum.length > 1);
  }

  /**
   * For each stratum of two values or more, the statistic without each of them in turn. A single
   * value is always drawn again, so its stratum adds no variance.
   */
  List<double[]> jackknife(Statistic statistic) {
    List<double[]> values = new ArrayList<>();
    for (char[] stratum : strata) {
      if (stratum.length > 1) {
        values.add(jackknife(statistic, stratum));
      }
    }
    return values;
  }

  private double[] jackknife(Statistic statistic, char[] stratum) {
    int size = size() - 1;
    char[] left = ranksFrom(1, size);
    double[] values = new double[stratum.length];
    int without = 0;
    for (int i = 0; i < values.length; i++) {
      for (; without < stratum[i]; without++) {
        left[without] = (char) without;
      }
      values[i] = statistic.of(sorted, left, 0, size);
    }
    return values;
  }

  private static char[] ranksFrom(int first, int size) {
    char[] ranks = new char[size];
    for (int i = 0; i < size; i++) {
      ranks[i] = (char) (first + i);
    }
    return ranks;
  }
}
