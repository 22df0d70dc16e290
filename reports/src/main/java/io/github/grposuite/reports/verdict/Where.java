package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.Results;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * To which values of settings a claim or a number is limited.
 *
 * @param settings admitted values by path, such as {@code data.features}; no limit if empty
 */
public record Where(Map<String, List<String>> settings) {
  /** No limit. */
  public static final Where ANYWHERE = new Where(Map.of());

  public Where {
    settings = copy(settings);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> settings) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    settings.forEach((path, values) -> copy.put(path, List.copyOf(values)));
    return copy;
  }

  /** Without one path, which then admits every value. */
  public Where without(String path) {
    Map<String, List<String>> fewer = new LinkedHashMap<>(settings);
    fewer.remove(path);
    return new Where(fewer);
  }

  /** With another limit of one path, in the place of its own. */
  Where with(String path, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(settings);
    more.put(path, List.of(value));
    return new Where(more);
  }

  /** Whether a path is not limited, or to this value among others; 1 and 1.0 are the same. */
  public boolean admits(String path, String value) {
    return !settings.containsKey(path)
        || settings.get(path).stream().anyMatch(admitted -> same(admitted, value));
  }

  /** The same of several paths; an empty value stands where a setting does not apply. */
  boolean admits(List<String> paths, List<String> values) {
    for (int i = 0; i < paths.size(); i++) {
      if (!values.get(i).isEmpty() && !admits(paths.get(i), values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Why no cell of an experiment can be told by these paths: one of them does not vary there. */
  Optional<String> obstacle(Results results) {
    return settings.keySet().stream()
        .filter(path -> !results.facetNames().contains(path))
        .filter(path -> !results.variantNames().contains(path))
        .findFirst()
        .map(path -> path + " does not vary in this experiment; " + varied(results));
  }

  private static String varied(Results results) {
    List<String> paths =
        Stream.concat(results.facetNames().stream(), results.variantNames().stream()).toList();
    return paths.isEmpty() ? "nothing does" : "what does is " + String.join(", ", paths);
  }

  private static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
