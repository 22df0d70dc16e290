package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.SeriesKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs of a method, one a seed, make of the questions of a split: of each group, sums of a
 * metric over its pairs of each question, so that the metric can be computed from how often each
 * question counts. Runs lie side by side, for all of them are asked for at once.
 */
final class HeldOut {
  private final SeriesKey key;
  private final int runs;
  private final List<Group> groups;
  private final double[] worst;
  private final double[] best;
  private final double[] total;
  private final int[] measured;

  /**
   * A group's pairs.
   *
   * @param questions their numbers
   * @param sums of the metric, all runs of the first question, of the second, and so on
   * @param counts of pairs, likewise
   * @param alike whether all runs have as many of every question
   */
  private record Group(int[] questions, double[] sums, double[] counts, boolean alike) {}

  /** A group's pairs of a question, by run. */
  private record Tally(double[] sums, double[] counts) {}

  /**
   * Of runs.
   *
   * @param numbers of the questions, by name; new ones are added
   */
  HeldOut(List<ExampleLosses> examples, SeriesKey key, Map<String, Integer> numbers) {
    this.key = key;
    runs = examples.size();
    Map<String, Map<Integer, Tally>> tallies = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      for (ExampleLosses.Row row : examples.get(run).rows()) {
        if (row.split().equals(key.split())
            && (!key.ofOneGroup() || row.group().equals(key.group()))) {
          int question = numbers.computeIfAbsent(row.question(), name -> numbers.size());
          Tally tally =
              tallies
                  .computeIfAbsent(row.group(), name -> new LinkedHashMap<>())
                  .computeIfAbsent(
                      question, number -> new Tally(new double[runs], new double[runs]));
          tally.sums[run] += key.metric() == Metric.LOSS ? row.loss() : row.correct() ? 1 : 0;
          tally.counts[run]++;
        }
      }
    }
    groups = tallies.values().stream().map(this::group).toList();
    worst = new double[runs];
    best = new double[runs];
    total = new double[runs];
    measured = new int[runs];
  }

  private Group group(Map<Integer, Tally> own) {
    int[] questions = own.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] sums = new double[own.size() * runs];
    double[] counts = new double[own.size() * runs];
    boolean alike = true;
    int at = 0;
    for (Tally tally : own.values()) {
      System.arraycopy(tally.sums, 0, sums, at, runs);
      System.arraycopy(tally.counts, 0, counts, at, runs);
      alike &= Arrays.stream(tally.counts).distinct().count() == 1;
      at += runs;
    }
    return new Group(questions, sums, counts, alike);
  }

  /**
   * The mean over runs of the metric where questions count so often; a group of which none counts
   * is left out.
   */
  double mean(int[] weights) {
    Arrays.fill(worst, Double.NEGATIVE_INFINITY);
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    Arrays.fill(total, 0);
    Arrays.fill(measured, 0);
    for (Group group : groups) {
      add(group, weights);
    }
    double sum = 0;
    for (int run = 0; run < runs; run++) {
      sum += summary(run);
    }
    return sum / runs;
  }

  private void add(Group group, int[] weights) {
    double[] sums = new double[runs];
    double[] counts = new double[runs];
    int counted = group.alike ? 1 : runs;
    for (int i = 0; i < group.questions.length; i++) {
      int weight = weights[group.questions[i]];
      if (weight > 0) {
        int at = i * runs;
        for (int run = 0; run < runs; run++) {
          sums[run] += weight * group.sums[at + run];
        }
        for (int run = 0; run < counted; run++) {
          counts[run] += weight * group.counts[at + run];
        }
      }
    }
    Arrays.fill(counts, counted, runs, counts[0]);
    for (int run = 0; run < runs; run++) {
      if (counts[run] > 0) {
        double value = sums[run] / counts[run];
        worst[run] = Math.max(worst[run], value);
        best[run] = Math.min(best[run], value);
        total[run] += value;
        measured[run]++;
      }
    }
  }

  private double summary(int run) {
    return switch (key.group()) {
      case SeriesKey.WORST -> key.lowerIsBetter() ? worst[run] : best[run];
      case SeriesKey.GAP -> worst[run] - best[run];
      default -> total[run] / measured[run];
    };
  }
}
