package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.Dataset;
import io.github.grposuite.experiments.training.MethodPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A point of the sweep's data, and the methods that are trained there.
 *
 * @param values the values that vary in it, by path
 * @param label of the case that it belongs to
 * @param methods every method at every value of what applies to it
 * @param <D> the data sets of the kind of policy
 */
record DataPoint<D extends Dataset>(
    DataPlan<D> data,
    Map<String, JsonNode> values,
    String label,
    Map<String, Set<MethodPoint<D>>> methods) {

  /**
   * A method at one point.
   *
   * @param settings that it was read from
   * @param values the values that vary in it, by path
   * @param label of the case that it belongs to
   */
  record MethodPoint<D extends Dataset>(
      MethodPlan<D> plan, TreeSettings settings, Map<String, JsonNode> values, String label) {}

  /** Without methods. */
  DataPoint(DataPlan<D> data, Map<String, JsonNode> values, String label) {
    this(data, values, label, new HashMap<>());
  }

  /** A method's points, in order. */
  List<MethodPoint<D>> of(String method) {
    return new ArrayList<>(methods.getOrDefault(method, Set.of()));
  }

  void add(MethodPoint<D> method) {
    methods.computeIfAbsent(method.plan().name(), name -> new LinkedHashSet<>()).add(method);
  }

  /**
   * The value of every path where a method is trained here; where a case does not set it, the
   * block's own; empty text where it does not apply.
   */
  Map<String, String> texts(MethodPoint<D> method, Set<String> paths) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(Branch.DATA_CASE, label);
    texts.put(Branch.METHOD_CASE, method.label());
    for (String path : paths) {
      SettingPath setting = SettingPath.of(path).orElseThrow();
      if (setting.isData()) {
        texts.put(path, text(path, setting.key(), values, data.settings()));
      } else if (setting.isAny() || setting.method().equals(method.plan().name())) {
        texts.put(path, text(path, setting.key(), method.values(), method.plan().settings()));
      } else {
        texts.put(path, "");
      }
    }
    return texts;
  }

  private static String text(
      String path, String key, Map<String, JsonNode> values, Map<String, Object> settings) {
    if (values.containsKey(path)) {
      return Values.text(values.get(path));
    }
    boolean elsewhere = keys(values).contains(key);
    Object value = elsewhere ? null : SettingPath.get(settings, key);
    return value == null ? "" : Values.text(value);
  }

  /** The keys that a point sets. */
  static Set<String> keys(Map<String, JsonNode> values) {
    Set<String> keys = new LinkedHashSet<>();
    values.keySet().forEach(path -> keys.add(SettingPath.of(path).orElseThrow().key()));
    return keys;
  }
}
