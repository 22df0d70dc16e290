package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What exclusions and subsets of a specification may name. */
final class KnownValues {
  private final Specification spec;
  private final Block vary;
  private final Set<String> labels = new LinkedHashSet<>();
  private final Set<String> seeds = new HashSet<>();

  KnownValues(Specification spec) {
    this.spec = spec;
    vary = spec.sweep().vary();
    for (Branch branch : Branch.of(vary, path -> true)) {
      label(Branch.DATA_CASE, branch.dataCase());
      label(Branch.METHOD_CASE, branch.methodCase());
    }
  }

  private Set<String> seeds() {
    if (seeds.isEmpty()) {
      spec.seeds().forEach(seed -> seeds.add(Values.normal(seed.toString())));
    }
    return seeds;
  }

  private void label(String column, String label) {
    if (!label.isEmpty()) {
      labels.add(column + "=" + label);
    }
  }

  /** Fails at the first thing that an exclusion or a subset names and that there is not. */
  static Specification check(Specification spec) {
    KnownValues known = new KnownValues(spec);
    List<Exclusion> exclude = spec.sweep().exclude();
    for (int i = 0; i < exclude.size(); i++) {
      known.check("exclude." + i, exclude.get(i));
    }
    spec.sweep()
        .subsets()
        .forEach(
            (name, s) ->
                known
                    .problem("subsets." + name, s)
                    .ifPresent(
                        problem -> {
                          throw new UsageException(spec.source() + ": " + problem);
                        }));
    return spec;
  }

  /** Fails if the exclusion names something that there is not. */
  void check(String where, Exclusion exclusion) {
    problem(where, exclusion.entries())
        .ifPresent(
            problem -> {
              throw new UsageException(spec.source() + ": " + problem);
            });
  }

  /**
   * Without what exclusions and subsets name in vain since the specification was changed, and
   * without trials if nothing is drawn any more.
   */
  static Specification prune(Specification spec) {
    KnownValues known = new KnownValues(spec);
    List<Exclusion> exclude = new ArrayList<>();
    for (Exclusion exclusion : spec.sweep().exclude()) {
      Map<String, List<JsonNode>> entries = new LinkedHashMap<>();
      exclusion
          .entries()
          .forEach(
              (path, values) ->
                  entries.put(
                      path,
                      values.stream().filter(v -> known.problem(path, v).isEmpty()).toList()));
      if (entries.values().stream().noneMatch(List::isEmpty)) {
        exclude.add(new Exclusion(entries));
      }
    }
    Map<String, Subset> subsets = new LinkedHashMap<>(spec.sweep().subsets());
    subsets.values().removeIf(subset -> known.problem("", subset).isPresent());
    Sweep pruned = spec.sweep().with(exclude, subsets);
    return spec.with(pruned.draws() ? pruned : pruned.withTrials(OptionalInt.empty()));
  }

  private Optional<String> problem(String where, Subset subset) {
    for (long seed : subset.seeds()) {
      if (!seeds().contains(Values.normal(Long.toString(seed)))) {
        return Optional.of(
            where
                + ".seeds: must be some of the experiment's seeds, "
                + Seeds.format(spec.seeds())
                + ", but one is "
                + seed
                + "; remove it, or add it to the experiment's seeds");
      }
    }
    for (String method : subset.methods()) {
      if (!spec.methods().containsKey(method)) {
        return Optional.of(where + ".methods: " + unknownMethod(method));
      }
    }
    for (String path : subset.where().keySet()) {
      if (path.equals(Exclusion.METHOD) || path.equals(Exclusion.SEED)) {
        return Optional.of(
            where + ".where." + path + ": is not a path; write " + path + "s beside where");
      }
      if (vary.given(path).stream().anyMatch(Values::isSampled)) {
        return Optional.of(
            where + ".where." + path + ": is drawn, so no value of it can be named; remove it");
      }
    }
    return problem(where + ".where", subset.where());
  }

  private Optional<String> problem(String where, Map<String, List<JsonNode>> entries) {
    for (Map.Entry<String, List<JsonNode>> entry : entries.entrySet()) {
      for (JsonNode value : entry.getValue()) {
        Optional<String> problem = problem(entry.getKey(), value);
        if (problem.isPresent()) {
          return problem.map(p -> where + "." + entry.getKey() + ": " + p);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> problem(String path, JsonNode value) {
    String text = Values.text(value);
    switch (path) {
      case Exclusion.METHOD:
        return spec.methods().containsKey(text)
            ? Optional.empty()
            : Optional.of(unknownMethod(text));
      case Exclusion.SEED:
        return seeds().contains(Values.normal(text))
            ? Optional.empty()
            : Optional.of("unknown seed " + text + "; seeds are " + Seeds.format(spec.seeds()));
      case Branch.DATA_CASE:
      case Branch.METHOD_CASE:
        List<String> known =
            labels.stream()
                .filter(label -> label.startsWith(path + "="))
                .map(label -> label.substring(path.length() + 1))
                .toList();
        return known.contains(text)
            ? Optional.empty()
            : Optional.of(
                known.isEmpty()
                    ? "there are no such cases; remove it"
                    : "unknown case \"" + text + "\"; " + Nearest.suggest(text, known));
      default:
        return ofPath(path, value, text);
    }
  }

  private Optional<String> ofPath(String path, JsonNode value, String text) {
    List<Values> given = vary.given(path);
    if (given.isEmpty()) {
      Set<String> paths = new LinkedHashSet<>(List.of(Exclusion.METHOD, Exclusion.SEED));
      paths.addAll(vary.paths());
      return Optional.of("does not vary; " + Nearest.suggest(path, paths));
    }
    Set<String> known = new LinkedHashSet<>();
    for (Values values : given) {
      if (values instanceof Values.Grid grid) {
        grid.values().forEach(v -> known.add(Values.text(v)));
      } else if (values instanceof Values.Sampled sampled) {
        if (sampled.distribution() != Values.Distribution.CHOICE) {
          return value.isNumber() ? Optional.empty() : Optional.of("must be a number: it is drawn");
        }
        sampled.arguments().forEach(v -> known.add(Values.text(v)));
      }
    }
    if (Branch.of(vary, p -> true).stream().allMatch(b -> b.axes().containsKey(path))) {
      return found(known, text);
    }
    Optional<SettingPath> setting = SettingPath.of(path);
    for (ObjectNode block : Block.isData(path) ? List.of(spec.data()) : spec.methods().values()) {
      JsonNode own = setting.map(s -> s.in(block)).orElse(MissingNode.getInstance());
      if (!own.isMissingNode()) {
        known.add(Values.text(own));
      }
    }
    return found(known, text);
  }

  private static Optional<String> found(Set<String> known, String text) {
    return known.stream().anyMatch(k -> PlainNumber.same(k, text))
        ? Optional.empty()
        : Optional.of("never is " + text + "; its values are " + String.join(", ", known));
  }

  private String unknownMethod(String name) {
    return "unknown method \"" + name + "\"; " + Nearest.suggest(name, spec.methods().keySet());
  }
}
