package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Ties;
import java.util.Arrays;
import java.util.List;

/**
 * What is compared in one block, seed by seed.
 *
 * @param block its setting in words; empty where there are no blocks
 * @param seeds increasing
 * @param differences first − second, 0 where both are equal up to rounding; infinite where either
 *     failed and ranks as the worst
 * @param margins what counts as a difference, in the same unit
 * @param magnitudes the larger of the two values', for what rounding is
 */
record SeedBlock(
    String block, List<Long> seeds, double[] differences, double[] margins, double[] magnitudes) {
  SeedBlock {
    seeds = List.copyOf(seeds);
  }

  /**
   * Of two samples of as many values. A margin in percent is of each seed's own second value, so
   * that what is tested is x − (1 ± r) y; its sign is that of the mean of y.
   */
  static SeedBlock of(List<Long> seeds, double[] x, double[] y, Margin margin) {
    int n = x.length;
    double[] differences = new double[n];
    double[] margins = new double[n];
    double[] magnitudes = new double[n];
    double mean = Arrays.stream(y).filter(Double::isFinite).average().orElse(0);
    for (int i = 0; i < n; i++) {
      differences[i] = Ties.difference(x[i], y[i]);
      margins[i] = margin.of(Double.isFinite(y[i]) ? y[i] * Math.signum(mean) : 0);
      magnitudes[i] = Math.max(finite(x[i]), finite(y[i]));
    }
    return new SeedBlock("", seeds, differences, margins, magnitudes);
  }

  /** Of finished differences with one margin. */
  static SeedBlock of(List<Long> seeds, double[] differences, double margin, double magnitude) {
    double[] margins = new double[differences.length];
    double[] magnitudes = new double[differences.length];
    Arrays.fill(margins, margin);
    Arrays.fill(magnitudes, magnitude);
    return new SeedBlock("", seeds, differences, margins, magnitudes);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }

  SeedBlock in(String name) {
    return new SeedBlock(name, seeds, differences, margins, magnitudes);
  }

  int n() {
    return differences.length;
  }

  /** The sign times the difference, less so many margins, of each seed; 0 but for rounding is 0. */
  double[] beyond(int sign, double factor) {
    double[] beyond = new double[n()];
    for (int i = 0; i < beyond.length; i++) {
      double margin = factor * margins[i];
      double value = sign * differences[i] - (Double.isFinite(differences[i]) ? margin : 0);
      double rounding = Ties.RELATIVE * Math.max(magnitudes[i], Math.abs(margin));
      beyond[i] = Math.abs(value) <= rounding ? 0 : value;
    }
    return beyond;
  }
}
