package io.github.grposuite.reports.inference;

import java.util.List;
import java.util.Locale;

/**
 * A location of a sample. Of several strata (tasks), that of all their values pooled; the mean and
 * the IQM are then rliable's aggregates, the median is not (rliable's is that of the tasks' means).
 */
public enum Statistic {
  /** The arithmetic mean, kept within the sample's range against rounding. */
  MEAN {
    @Override
    double of(double[] sorted, char[] ranks, int from, int size) {
      return mean(sorted, ranks, from, from + size);
    }
  },

  /** The value in the middle; the mean of the two there if the size is even. */
  MEDIAN {
    @Override
    double of(double[] sorted, char[] ranks, int from, int size) {
      double lower = sorted[ranks[from + (size - 1) / 2]];
      double upper = sorted[ranks[from + size / 2]];
      return lower == upper ? lower : lower / 2 + upper / 2;
    }
  },

  /**
   * The interquartile mean (Agarwal et al. 2021, section 4.3): the mean of what is left when the
   * ⌊n/4⌋ lowest and as many highest values are cut off, as SciPy's {@code trim_mean(x, 0.25)}.
   */
  IQM {
    @Override
    double of(double[] sorted, char[] ranks, int from, int size) {
      return mean(sorted, ranks, from + size / 4, from + size - size / 4);
    }
  };

  /** The name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The statistic of a sample in any order.
   *
   * @throws IllegalArgumentException if it is empty or has a value that is not finite
   */
  public double of(double... sample) {
    Pool pool = new Pool(List.of(sample));
    return of(pool.sorted(), pool.ranks(), 0, sample.length);
  }

  /**
   * The statistic of a resample: {@code size} values of {@code sorted}, at the ranks from {@code
   * ranks[from]} on, which do not decrease.
   */
  abstract double of(double[] sorted, char[] ranks, int from, int size);

  private static double mean(double[] sorted, char[] ranks, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sorted[ranks[i]];
    }
    return Math.max(sorted[ranks[from]], Math.min(sorted[ranks[to - 1]], sum / (to - from)));
  }
}
