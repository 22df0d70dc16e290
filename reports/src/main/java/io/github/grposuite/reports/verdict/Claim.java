package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of methods, in a form that runs can answer.
 *
 * @param name short, for tables
 * @param text in words
 * @param source who says it and where; may be empty
 * @param experiments on which; on every one if empty
 * @param key the metric, its split, and which summary over the groups or which group
 * @param lower whether the method's value is claimed to be lower than the baseline's, else higher
 * @param methods the baselines of each method
 * @param where the data settings and hyperparameters to which it is limited
 * @param margin by how much more than 0
 * @param expect the verdict that is expected
 * @param except where another one is; the first that fits holds
 */
public record Claim(
    String name,
    String text,
    String source,
    List<String> experiments,
    SeriesKey key,
    boolean lower,
    Map<String, List<String>> methods,
    Where where,
    Margin margin,
    Optional<Verdict> expect,
    List<Exemption> except) {
  public Claim {
    if (name.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException(
          "a claim needs a name and a text, but has \"" + name + "\" and \"" + text + "\"");
    }
    experiments = List.copyOf(experiments);
    except = List.copyOf(except);
    methods = copy(name, methods);
  }

  private static Map<String, List<String>> copy(String name, Map<String, List<String>> methods) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    methods.forEach(
        (method, baselines) -> {
          if (baselines.isEmpty() || baselines.contains(method)) {
            throw new IllegalArgumentException(
                "claim %s must compare %s with other methods, but has %s"
                    .formatted(name, method, baselines));
          }
          copy.put(method, List.copyOf(baselines));
        });
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("claim " + name + " must name a method, but names none");
    }
    return copy;
  }

  /** Whether it is about this experiment. */
  public boolean on(String experiment) {
    return experiments.isEmpty() || experiments.contains(experiment);
  }

  /** The same with other limits, of itself and of what is excepted. */
  public Claim with(Where other, List<Exemption> exemptions) {
    return new Claim(
        name, text, source, experiments, key, lower, methods, other, margin, expect, exemptions);
  }

  /** The verdict that is expected of a comparison on some data. */
  Optional<Verdict> expected(
      String experiment, Results results, List<String> facet, String method, String baseline) {
    return except.stream()
        .filter(item -> item.on(experiment) && item.of(method, baseline))
        .filter(item -> item.where().admits(results.facetNames(), facet))
        .findFirst()
        .map(Exemption::expect)
        .or(() -> expect);
  }
}
