package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Scores that are comparable across data settings, greater is better, at most 1: what of the best
 * reward the worst group gets (1 − greedy reward error) where there are true rewards, else the
 * worst group's test accuracy.
 *
 * @param name in words
 * @param byMethod of each method its seeds' scores, data setting by data setting
 * @param failures of methods without scores for that reason
 */
public record Scores(
    String name, Map<MethodInfo, List<double[]>> byMethod, Map<MethodInfo, FailedRuns> failures) {

  /** How many runs of a method came to nothing, of how many. */
  public record FailedRuns(int failed, int runs) {}

  /**
   * Of the methods that have a finite score in every seed of every data setting, and no varied
   * hyperparameters.
   */
  public static Scores of(Results results) {
    boolean rewards = results.hasTrueRewards();
    SeriesKey key =
        rewards
            ? new SeriesKey(Metric.GREEDY_REWARD_ERROR, "test", SeriesKey.WORST)
            : new SeriesKey(Metric.ACCURACY, "test", SeriesKey.WORST);
    Map<MethodInfo, List<double[]>> byMethod = new LinkedHashMap<>();
    Map<MethodInfo, FailedRuns> failures = new LinkedHashMap<>();
    if (!results.hasVariants()) {
      for (CaseResult result : results.cases()) {
        int failed = result.failures(key);
        if (failed > 0 || failures.containsKey(result.key().method())) {
          failures.merge(
              result.key().method(),
              new FailedRuns(failed, result.expected()),
              (a, b) -> new FailedRuns(a.failed() + b.failed(), a.runs() + b.runs()));
        }
        double[] sample = result.samples().getOrDefault(key, new double[0]);
        double[] scores =
            DoubleStream.of(sample).map(value -> rewards ? 1 - value : value).toArray();
        byMethod.computeIfAbsent(result.key().method(), name -> new ArrayList<>()).add(scores);
      }
    }
    int facets = results.facets().size();
    byMethod.keySet().removeAll(failures.keySet());
    byMethod
        .values()
        .removeIf(strata -> strata.size() < facets || !strata.stream().allMatch(Scores::usable));
    return new Scores(
        rewards
            ? "fraction of the best reward in the worst group (1 − greedy reward error)"
            : "worst-group test accuracy",
        byMethod,
        failures);
  }

  private static boolean usable(double[] sample) {
    return sample.length > 0 && DoubleStream.of(sample).allMatch(Double::isFinite);
  }
}
