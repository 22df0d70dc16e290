package io.github.grposuite.reports.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * A measurement of a method, seed by seed.
 *
 * @param label whose it is
 * @param seeds of its runs
 * @param values as many; NaN where a run does not record it or diverged
 * @param expected how many seeds the experiment has
 * @param obstacle why there are none; else empty
 */
record Sample(String label, List<Long> seeds, double[] values, int expected, String obstacle) {
  Sample {
    seeds = List.copyOf(seeds);
  }

  static Sample none(String label, String obstacle) {
    return new Sample(label, List.of(), new double[0], 0, obstacle);
  }

  /** The same number for the seeds of another sample. */
  static Sample constant(String label, double value, Sample other) {
    double[] values = new double[other.seeds().size()];
    Arrays.fill(values, value);
    return new Sample(label, other.seeds(), values, other.expected(), other.obstacle());
  }

  double of(long seed) {
    return values[seeds.indexOf(seed)];
  }
}
