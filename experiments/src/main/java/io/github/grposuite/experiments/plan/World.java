package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A data block of the sweep, and the methods that are trained on it.
 *
 * @param point the values that vary in it
 * @param label of the case that it belongs to
 * @param variants every method at every value of what applies to it
 */
record World(
    DataPlan data, Map<String, JsonNode> point, String label, Map<String, Set<Variant>> variants) {

  /**
   * A method at one point.
   *
   * @param settings that it was read from
   * @param point the values that vary in it
   * @param label of the case that it belongs to
   */
  record Variant(
      MethodPlan plan, TreeSettings settings, Map<String, JsonNode> point, String label) {}

  /** A method's variants, in order. */
  List<Variant> of(String method) {
    return new ArrayList<>(variants.getOrDefault(method, Set.of()));
  }

  void add(Variant variant) {
    variants.computeIfAbsent(variant.plan().name(), name -> new LinkedHashSet<>()).add(variant);
  }

  /**
   * The value of every path at a variant; where a case does not set it, the block's own; empty text
   * where it does not apply.
   */
  Map<String, String> values(Variant variant, Set<String> paths) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Branch.DATA_CASE, label);
    values.put(Branch.METHOD_CASE, variant.label());
    for (String path : paths) {
      SettingPath setting = SettingPath.of(path).orElseThrow();
      if (setting.isData()) {
        values.put(path, value(path, setting.key(), point, data.settings()));
      } else if (setting.isAny() || setting.method().equals(variant.plan().name())) {
        values.put(path, value(path, setting.key(), variant.point(), variant.plan().settings()));
      } else {
        values.put(path, "");
      }
    }
    return values;
  }

  private static String value(
      String path, String key, Map<String, JsonNode> point, Map<String, Object> settings) {
    if (point.containsKey(path)) {
      return Values.text(point.get(path));
    }
    boolean elsewhere = keys(point).contains(key);
    return elsewhere || !settings.containsKey(key) ? "" : Values.text(settings.get(key));
  }

  /** The keys that a point sets. */
  static Set<String> keys(Map<String, JsonNode> point) {
    Set<String> keys = new LinkedHashSet<>();
    point.keySet().forEach(path -> keys.add(SettingPath.of(path).orElseThrow().key()));
    return keys;
  }
}
