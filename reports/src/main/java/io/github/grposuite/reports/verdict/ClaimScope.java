package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a claim is judged.
 *
 * @param experiment of which
 * @param facet one of its data settings
 * @param all results of experiments by name, this one among them
 */
record ClaimScope(Claim claim, String experiment, List<String> facet, Map<String, Results> all) {

  Results results() {
    return all.get(experiment);
  }

  /** The first measurement that no run of the experiment records. */
  Optional<SeriesKey> absent() {
    return claim.keys().stream()
        .filter(key -> results().cases().stream().noneMatch(c -> c.samples().containsKey(key)))
        .findFirst();
  }

  SeriesKey key() {
    return claim.key();
  }

  /** The runs of a method that the claim admits. */
  MethodRuns subject(String method) {
    return MethodRuns.of(results(), claim.where(), facet, method, claim.worst());
  }

  /** Those with one value of a hyperparameter. */
  MethodRuns subject(String method, String path, String value) {
    return MethodRuns.of(results(), claim.where().with(path, value), facet, method, claim.worst());
  }

  /**
   * The numbers that a hyperparameter of a method has here, as its cells have them, increasing;
   * none if one is no number.
   */
  List<String> numbers(String method, String path) {
    int place = results().variantNames().indexOf(path);
    try {
      return place < 0
          ? List.of()
          : results().in(facet).stream()
              .filter(c -> c.key().method().name().equals(method))
              .map(c -> c.key().variant().get(place))
              .filter(value -> !value.isEmpty() && claim.where().admits(path, value))
              .distinct()
              .sorted(Comparator.comparing(BigDecimal::new))
              .toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  /** Why these are not enough. */
  String tooFew(String method, String path, int found, int needed) {
    return new Where(Map.of(path, List.of()))
        .obstacle(results())
        .orElseGet(
            () ->
                "%s has %s different numbers of %s here, and %s are needed"
                    .formatted(MethodInfo.label(method), found, path, needed));
  }

  /** The scope of the same claim in another experiment, if that has one data setting. */
  Optional<ClaimScope> in(String other) {
    return all.containsKey(other) && all.get(other).facets().size() == 1
        ? Optional.of(new ClaimScope(claim, other, all.get(other).facets().get(0), all))
        : Optional.empty();
  }

  /** All methods of the data setting, in their order. */
  List<String> methods() {
    return results().in(facet).stream().map(c -> c.key().method().name()).distinct().toList();
  }

  /** The groups of which the claim's measurement is recorded, in order. */
  List<String> groups() {
    return results().in(facet).stream()
        .flatMap(c -> c.samples().keySet().stream())
        .filter(k -> k.metric() == key().metric() && k.split().equals(key().split()))
        .filter(SeriesKey::ofOneGroup)
        .map(SeriesKey::group)
        .distinct()
        .toList();
  }
}
