package io.github.grposuite.reports.page;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which points of a line the page keeps: evenly spaced ones and the last. */
final class Thinning {
  /** Points of a line; about two pixels apart. */
  static final int LINE = 200;

  /** Points of a thin line, of which there is one a seed. */
  static final int TRACE = 60;

  private Thinning() {}

  /** Positions of at most so many of {@code length} points. */
  static int[] kept(int length, int most) {
    if (length <= most) {
      return IntStream.range(0, length).toArray();
    }
    int stride = (length - 1 + most - 2) / (most - 1);
    int[] kept = IntStream.iterate(0, i -> i < length, i -> i + stride).toArray();
    if (kept[kept.length - 1] != length - 1) {
      kept = Arrays.copyOf(kept, kept.length + 1);
      kept[kept.length - 1] = length - 1;
    }
    return kept;
  }

  static double[] of(double[] values, int[] kept) {
    return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
  }
}
