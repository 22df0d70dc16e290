package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Methods and what each is compared with, and words for both. */
final class MethodPairs {
  private MethodPairs() {}

  static Map<String, List<String>> copy(Map<String, List<String>> pairs) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    pairs.forEach(
        (method, baselines) -> {
          if (baselines.isEmpty() || baselines.contains(method)) {
            throw new IllegalArgumentException(
                "a claim must compare %s with other methods, but has %s"
                    .formatted(method, baselines));
          }
          copy.put(method, List.copyOf(baselines));
        });
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a claim must name a method, but names none");
    }
    return Collections.unmodifiableMap(copy);
  }

  static List<String> copy(List<String> methods) {
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("a claim must name a method, but names none");
    }
    return List.copyOf(methods);
  }

  static Set<String> names(Map<String, List<String>> pairs) {
    Set<String> names = new LinkedHashSet<>(pairs.keySet());
    pairs.values().forEach(names::addAll);
    return names;
  }

  /** {@code GR-DPO − DPO}. */
  static String label(String method, String baseline) {
    return MethodInfo.label(method) + " − " + MethodInfo.label(baseline);
  }

  static String direction(boolean lower) {
    return lower ? "lower" : "higher";
  }

  /** {@code A, B and C}. */
  static String listed(Collection<String> names) {
    List<String> all = List.copyOf(names);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : all.stream().limit(last).collect(Collectors.joining(", ")) + " and " + all.get(last);
  }
}
