package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run makes of the questions of a split: of each group, sums of a metric over its pairs of
 * each question, so that the metric can be computed from how often each question counts.
 */
final class HeldOut {
  private final SeriesKey key;
  private final int[][] questions;
  private final double[][] sums;
  private final int[][] counts;
  private final double[] byGroup;

  /**
   * Of one run.
   *
   * @param numbers of the questions, by name; new ones are added
   */
  HeldOut(ExampleLosses examples, SeriesKey key, Map<String, Integer> numbers) {
    this.key = key;
    Map<String, Map<Integer, List<Double>>> values = new LinkedHashMap<>();
    for (ExampleLosses.Row row : examples.rows()) {
      if (row.split().equals(key.split())
          && (!key.ofOneGroup() || row.group().equals(key.group()))) {
        int question = numbers.computeIfAbsent(row.question(), name -> numbers.size());
        values
            .computeIfAbsent(row.group(), name -> new LinkedHashMap<>())
            .computeIfAbsent(question, number -> new ArrayList<>())
            .add(key.metric() == Metric.LOSS ? row.loss() : row.correct() ? 1 : 0);
      }
    }
    int groups = values.size();
    questions = new int[groups][];
    sums = new double[groups][];
    counts = new int[groups][];
    byGroup = new double[groups];
    int g = 0;
    for (Map<Integer, List<Double>> own : values.values()) {
      questions[g] = own.keySet().stream().mapToInt(Integer::intValue).toArray();
      sums[g] =
          own.values().stream()
              .mapToDouble(list -> list.stream().mapToDouble(Double::doubleValue).sum())
              .toArray();
      counts[g] = own.values().stream().mapToInt(List::size).toArray();
      g++;
    }
  }

  /** Whether there is nothing to measure. */
  boolean isEmpty() {
    return questions.length == 0;
  }

  /** The metric where questions count so often; a group of which none counts is left out. */
  double value(int[] weights) {
    int measured = 0;
    for (int g = 0; g < questions.length; g++) {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < questions[g].length; i++) {
        int weight = weights[questions[g][i]];
        sum += weight * sums[g][i];
        count += (long) weight * counts[g][i];
      }
      if (count > 0) {
        byGroup[measured++] = sum / count;
      }
    }
    return summary(measured);
  }

  private double summary(int groups) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int g = 0; g < groups; g++) {
      low = Math.min(low, byGroup[g]);
      high = Math.max(high, byGroup[g]);
      sum += byGroup[g];
    }
    return switch (key.group()) {
      case SeriesKey.WORST -> key.lowerIsBetter() ? high : low;
      case SeriesKey.GAP -> high - low;
      default -> sum / groups;
    };
  }
}
