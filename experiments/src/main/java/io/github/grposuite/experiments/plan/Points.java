package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of a branch: one value by path each. */
final class Points {
  private Points() {}

  /** How many there are over all trials. */
  static BigInteger count(Branch branch, int trials) {
    BigInteger count = BigInteger.valueOf(branch.draws() ? trials : 1);
    for (Values values : branch.axes().values()) {
      if (values instanceof Values.Grid grid) {
        count = count.multiply(BigInteger.valueOf(grid.values().size()));
      }
    }
    return count;
  }

  /** The grid of a trial, the first path outermost. */
  static List<Map<String, JsonNode>> of(Branch branch, Trials trials, int trial) {
    List<Map<String, JsonNode>> points = List.of(new LinkedHashMap<>());
    for (Map.Entry<String, Values> axis : branch.axes().entrySet()) {
      List<Map<String, JsonNode>> next = new ArrayList<>();
      for (Map<String, JsonNode> point : points) {
        for (JsonNode value : values(axis, trials, trial)) {
          Map<String, JsonNode> extended = new LinkedHashMap<>(point);
          extended.put(axis.getKey(), value);
          next.add(extended);
        }
      }
      points = next;
    }
    return points;
  }

  /** The first point of the first trial. */
  static Map<String, JsonNode> first(Branch branch, Trials trials) {
    Map<String, JsonNode> point = new LinkedHashMap<>();
    for (Map.Entry<String, Values> axis : branch.axes().entrySet()) {
      point.put(axis.getKey(), values(axis, trials, 0).get(0));
    }
    return point;
  }

  private static List<JsonNode> values(Map.Entry<String, Values> axis, Trials trials, int trial) {
    return axis.getValue() instanceof Values.Drawn drawn
        ? List.of(trials.value(axis.getKey(), drawn, trial))
        : ((Values.Grid) axis.getValue()).values();
  }

  /** A block with a point's values in it. */
  static ObjectNode apply(ObjectNode block, Map<String, JsonNode> point) {
    ObjectNode changed = block.objectNode();
    changed.setAll(block);
    point.forEach((path, value) -> changed.set(SettingPath.of(path).orElseThrow().key(), value));
    return changed;
  }
}
