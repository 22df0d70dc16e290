package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Results;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a claim is judged.
 *
 * @param results of the experiment
 * @param facet one of its data settings
 * @param others results of all experiments by name
 */
record Scene(Claim claim, Results results, List<String> facet, Map<String, Results> others) {

  SeriesKey key() {
    return claim.key();
  }

  /** The runs of a method that the claim admits. */
  Subject subject(String method) {
    return Subject.of(results, claim.where(), facet, method, claim.worst());
  }

  /** Those with one value of a hyperparameter. */
  Subject subject(String method, String path, String value) {
    return Subject.of(results, claim.where().with(path, value), facet, method, claim.worst());
  }

  /** The values of a hyperparameter that a method has here, as its cells have them, in order. */
  List<String> values(String method, String path) {
    int place = results.variantNames().indexOf(path);
    return place < 0
        ? List.of()
        : results.in(facet).stream()
            .filter(c -> c.key().method().name().equals(method))
            .map(c -> c.key().variant().get(place))
            .filter(value -> !value.isEmpty() && claim.where().admits(path, value))
            .distinct()
            .toList();
  }

  /** The scene of the same claim in another experiment, if that has one data setting. */
  Optional<Scene> in(String experiment) {
    Results other = others.get(experiment);
    return other == null || other.facets().size() != 1
        ? Optional.empty()
        : Optional.of(new Scene(claim, other, other.facets().get(0), others));
  }

  /** All methods of the data setting, in their order. */
  List<String> methods() {
    return results.in(facet).stream().map(c -> c.key().method().name()).distinct().toList();
  }

  /** The groups of which the claim's measurement is recorded, in order. */
  List<String> groups() {
    return results.in(facet).stream()
        .flatMap(c -> c.samples().keySet().stream())
        .filter(k -> k.metric() == key().metric() && k.split().equals(key().split()))
        .filter(SeriesKey::ofOneGroup)
        .map(SeriesKey::group)
        .distinct()
        .toList();
  }
}
