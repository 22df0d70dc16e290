package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Collects the comparisons of a row; the first obstacle is the row's. */
final class Contrasts {
  /** Of the values' magnitude; what is equal on paper differs by less. */
  private static final double ROUNDING = 1e-12;

  private final Margin margin;
  private final List<Contrast> contrasts = new ArrayList<>();
  private Evidence failed;
  private int seeds;

  Contrasts(Margin margin) {
    this.margin = margin;
  }

  /** A margin of 0 beside the claim's own. */
  Contrasts() {
    this(Margin.NONE);
  }

  /** That first is lower (or higher) than second. */
  Contrasts add(String label, Sample first, Sample second, boolean lower, Side side) {
    return add(label, first, second, lower, side, margin);
  }

  /** The same with a margin of its own. */
  Contrasts add(String label, Sample first, Sample second, boolean lower, Side side, Margin own) {
    for (Sample sample : List.of(first, second)) {
      if (!sample.obstacle().isEmpty()) {
        return fail(0, 0, sample.obstacle());
      }
    }
    List<Long> common = common(first, second);
    int expected = Math.max(first.expected(), second.expected());
    if (common.isEmpty()) {
      return fail(
          0, expected, "%s and %s have no seed in common".formatted(first.label(), second.label()));
    }
    double[] x = common.stream().mapToDouble(first::of).toArray();
    double[] y = common.stream().mapToDouble(second::of).toArray();
    if (lost(first.label(), x, expected) || lost(second.label(), y, expected)) {
      return this;
    }
    double[] differences = new double[x.length];
    Arrays.setAll(differences, i -> x[i] - y[i]);
    return add(
        label, differences, lower, side, own.of(Summary.of(y).mean()), largest(x, y), expected);
  }

  /** Of finished differences; the magnitude is that of what was subtracted. */
  Contrasts add(
      String label,
      double[] differences,
      boolean lower,
      Side side,
      double absolute,
      double magnitude,
      int expected) {
    seeds = Math.max(seeds, expected);
    contrasts.add(Contrast.of(label, differences, lower, side, absolute, ROUNDING * magnitude));
    return this;
  }

  /** That the last one is not so the other way either. */
  Contrasts mirror() {
    if (failed == null) {
      Contrast last = contrasts.get(contrasts.size() - 1);
      contrasts.add(last.as(!last.lower(), last.side()));
    }
    return this;
  }

  static List<Long> common(Sample first, Sample second) {
    List<Long> common = new ArrayList<>(first.seeds());
    common.retainAll(second.seeds());
    return common;
  }

  static double largest(double[]... values) {
    return Arrays.stream(values).flatMapToDouble(DoubleStream::of).map(Math::abs).max().orElse(0);
  }

  private boolean lost(String label, double[] values, int expected) {
    long lost = DoubleStream.of(values).filter(v -> !Double.isFinite(v)).count();
    if (lost > 0) {
      fail(
          values.length,
          expected,
          "%s of %s runs of %s diverged or do not record it".formatted(lost, values.length, label));
    }
    return lost > 0;
  }

  Contrasts fail(int n, int expected, String obstacle) {
    failed = failed == null ? Evidence.none(n, expected, obstacle) : failed;
    return this;
  }

  Evidence evidence() {
    return failed == null ? new Evidence(contrasts, seeds, 0, "") : failed;
  }
}
