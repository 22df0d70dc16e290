package io.github.grposuite.reports.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where another verdict than a claim's own is expected.
 *
 * @param experiments on which; on every one if empty
 * @param methods for which method against which baselines; for all if empty
 * @param where for which data settings
 * @param expect the verdict
 */
public record Exemption(
    List<String> experiments, Map<String, List<String>> methods, Where where, Expectation expect) {
  public Exemption {
    experiments = List.copyOf(experiments);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    methods.forEach((method, baselines) -> copy.put(method, List.copyOf(baselines)));
    methods = copy;
  }

  /** Whether it is about this experiment. */
  public boolean on(String experiment) {
    return experiments.isEmpty() || experiments.contains(experiment);
  }

  /** Whether it is about this comparison. */
  boolean of(String method, String baseline) {
    return methods.isEmpty() || methods.getOrDefault(method, List.of()).contains(baseline);
  }

  /** The same with another limit. */
  public Exemption with(Where other) {
    return new Exemption(experiments, methods, other, expect);
  }
}
