package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.plan.DataPoint.MethodPoint;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.RecordedPlugin;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.experiments.training.Dataset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is written to {@code experiment.yaml}: it runs again to the same cells. */
final class Documented<D extends Dataset> {
  private final Specification spec;
  private final List<DataPoint<D>> points;

  /** One reading of a block: every setting, and the keys that the sweep gave it. */
  private record Reading(Map<String, Object> settings, Set<String> given) {
    /** The reading of a block within it; empty if the key has none. */
    Optional<Reading> within(String key) {
      if (!(settings.get(key) instanceof Map<?, ?> block)) {
        return Optional.empty();
      }
      Map<String, Object> inner = new LinkedHashMap<>();
      block.forEach((name, value) -> inner.put(String.valueOf(name), value));
      String before = key + ".";
      Set<String> paths =
          given.stream()
              .filter(path -> path.startsWith(before))
              .map(path -> path.substring(before.length()))
              .collect(Collectors.toSet());
      return Optional.of(new Reading(inner, paths));
    }
  }

  Documented(Specification spec, List<DataPoint<D>> points) {
    this.spec = spec;
    this.points = points;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", spec.name());
    document.put("description", spec.description());
    document.put("seeds", Seeds.format(spec.seeds()));
    document.put(
        "data",
        settled(
            points.stream()
                .map(p -> new Reading(p.data().settings(), DataPoint.keys(p.values())))
                .toList()));
    Map<String, Object> methods = new LinkedHashMap<>();
    spec.methods().forEach((name, block) -> methods.put(name, method(name, block)));
    document.put("methods", methods);
    document.putAll(RecordedPlugin.written(plugins()));
    Block vary = vary();
    if (!vary.isEmpty()) {
      document.put("vary", vary.written());
    }
    document.putAll(spec.sweep().written());
    return document;
  }

  /** Those that methods use, in the order of the parts and their names. */
  private List<RecordedPlugin> plugins() {
    Map<List<Object>, RecordedPlugin> used = new LinkedHashMap<>();
    for (DataPoint<D> point : points) {
      for (String name : spec.methods().keySet()) {
        for (MethodPoint<D> method : point.of(name)) {
          boolean adaptive = method.plan().training().isAdaptive();
          method
              .plan()
              .plugins()
              .forEach(
                  own -> used.put(List.of(own.component(), own.key()), own.recorded(adaptive)));
        }
      }
    }
    return used.values().stream()
        .sorted(Comparator.comparing(RecordedPlugin::component).thenComparing(RecordedPlugin::key))
        .toList();
  }

  /** A method of which every cell is left out stays as it is written. */
  private Object method(String name, Object block) {
    List<Reading> readings =
        points.stream()
            .flatMap(point -> point.of(name).stream())
            .distinct()
            .map(Documented::reading)
            .toList();
    return readings.isEmpty() ? block : settled(readings);
  }

  private static Reading reading(MethodPoint<?> method) {
    return new Reading(method.plan().settings(), DataPoint.keys(method.values()));
  }

  /**
   * The settings that every reading has and that are the same wherever the sweep gives no value;
   * what depends on a varied setting stays a default.
   */
  private static Map<String, Object> settled(List<Reading> readings) {
    Map<String, Object> first = readings.get(0).settings();
    Map<String, Object> settled = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : first.entrySet()) {
      String key = entry.getKey();
      if (readings.stream().allMatch(reading -> reading.settings().containsKey(key))) {
        List<Reading> within = readings.stream().flatMap(r -> r.within(key).stream()).toList();
        if (within.size() == readings.size()) {
          settled.put(key, settled(within));
          continue;
        }
        List<Object> own =
            readings.stream()
                .filter(reading -> !reading.given().contains(key))
                .map(reading -> reading.settings().get(key))
                .toList();
        Object value = own.isEmpty() ? entry.getValue() : own.get(0);
        if (own.stream().allMatch(other -> Objects.deepEquals(other, value))) {
          settled.put(key, value);
        }
      }
    }
    return settled;
  }

  /** Without single values that the blocks have already and that nothing refers to. */
  private Block vary() {
    Block vary = spec.sweep().vary();
    if (!vary.cases().isEmpty()) {
      return vary;
    }
    return vary.without(
        path -> {
          Values values = vary.axes().get(path);
          return !values.isSampled() && values.count() == 1 && !referredTo(path);
        });
  }

  private boolean referredTo(String path) {
    return spec.sweep().exclude().stream().anyMatch(item -> item.entries().containsKey(path))
        || spec.sweep().subsets().values().stream().anyMatch(s -> s.where().containsKey(path));
  }
}
