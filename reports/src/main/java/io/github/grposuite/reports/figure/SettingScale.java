package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
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
 * @param logarithmic whether a plain scale is: for more positive numbers than can be named
 */
record SettingScale(List<String> values, List<String> ticks, boolean logarithmic) {
  /** Largest over smallest positive value up to which a plain scale can be read. */
  private static final double LIKE_SIZE = 50;

  /** More names would touch each other. */
  private static final int MOST_NAMES = 12;

  static SettingScale of(List<String> values) {
    List<String> sorted = sorted(values);
    if (!values.stream().allMatch(SettingScale::isNumber)) {
      return new SettingScale(sorted, sorted, false);
    }
    if (!spread(sorted)) {
      return new SettingScale(sorted, List.of(), false);
    }
    boolean positive = sorted.stream().allMatch(value -> Double.parseDouble(value) > 0);
    return sorted.size() > MOST_NAMES && positive
        ? new SettingScale(sorted, List.of(), true)
        : new SettingScale(sorted, sorted.stream().map(SettingValue::of).toList(), false);
  }

  /** Distinct values by size if all are numbers, else as they come. */
  static List<String> sorted(List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    return distinct.stream().allMatch(SettingScale::isNumber)
        ? distinct.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : distinct;
  }

  /** Whether numbers are of such different sizes that they need a logarithm. */
  static boolean spread(List<String> values) {
    double[] sizes =
        values.stream()
            .mapToDouble(value -> Math.abs(Double.parseDouble(value)))
            .filter(value -> value > 0)
            .toArray();
    double ratio = DoubleStream.of(sizes).max().orElse(1) / DoubleStream.of(sizes).min().orElse(1);
    return ratio > LIKE_SIZE;
  }

  private double position(String value) {
    return ticks.isEmpty() ? Double.parseDouble(value) : values.indexOf(value);
  }

  /** A measurement of the cases along the axis, each at its value of the setting. */
  Line line(
      String label,
      SeriesStyle style,
      List<CaseResult> cases,
      SeriesKey key,
      Function<CaseResult, String> value) {
    List<CaseResult> sorted =
        cases.stream()
            .sorted(Comparator.comparingInt(result -> values.indexOf(value.apply(result))))
            .toList();
    List<Summary> summaries = sorted.stream().map(result -> result.summary(key)).toList();
    return Line.withError(
        label,
        style,
        sorted.stream().mapToDouble(result -> position(value.apply(result))).toArray(),
        summaries.stream().mapToDouble(Summary::mean).toArray(),
        summaries.stream().mapToDouble(Summary::standardError).toArray());
  }

  static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
