package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numeric values of a hyperparameter that an experiment varies. */
final class Grid {
  private Grid() {}

  /** Increasing; none if one is no number. */
  static List<String> values(Scene scene, String method, String path) {
    try {
      return scene.values(method, path).stream()
          .sorted(Comparator.comparing(BigDecimal::new))
          .toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  /** Why these are not enough. */
  static String tooFew(Scene scene, String method, String path, int found, int needed) {
    Optional<String> fixed = new Where(Map.of(path, List.of())).obstacle(scene.results());
    return fixed.isPresent()
        ? fixed.get()
        : "%s has %s different numbers of %s here, and %s are needed"
            .formatted(MethodInfo.label(method), found, path, needed);
  }
}
