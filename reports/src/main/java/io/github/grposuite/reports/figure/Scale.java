package io.github.grposuite.reports.figure;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Where the values of a setting stand on an axis: at themselves if they are numbers of like size,
 * else evenly spaced and named, which is also what a geometric grid needs.
 *
 * @param values in the order of the axis
 * @param ticks the names of the positions; empty on a plain scale
 */
record Scale(List<String> values, List<String> ticks) {
  /** Largest over smallest positive value up to which a plain scale can be read. */
  private static final double LIKE_SIZE = 50;

  static Scale of(List<String> values) {
    if (!values.stream().allMatch(Scale::isNumber)) {
      return new Scale(values, values);
    }
    List<String> sorted =
        values.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList();
    double[] sizes =
        sorted.stream()
            .mapToDouble(v -> Math.abs(Double.parseDouble(v)))
            .filter(v -> v > 0)
            .toArray();
    double ratio = DoubleStream.of(sizes).max().orElse(1) / DoubleStream.of(sizes).min().orElse(1);
    return new Scale(sorted, ratio > LIKE_SIZE ? sorted : List.of());
  }

  double position(String value) {
    return ticks.isEmpty() ? Double.parseDouble(value) : ticks.indexOf(value);
  }

  <T> List<T> sorted(List<T> items, Function<T, String> value) {
    return items.stream()
        .sorted(Comparator.comparingInt(item -> values.indexOf(value.apply(item))))
        .toList();
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
