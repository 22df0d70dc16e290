package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.Sweep;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The points of a sweep, one value by path each: the grid of a branch, in every trial of a random
 * search.
 *
 * <p>In a search every path has a stream of its own, derived from the search's seed and the path,
 * and a trial has the stream's draw of its number: more trials keep the earlier ones, another
 * setting changes no other, and a trial's values are the same for every method and seed.
 */
final class Points {
  private static final String PURPOSE = "search ";

  private final long seed;
  private final int trials;
  private final Map<String, double[]> draws = new HashMap<>();

  Points(Specification spec) {
    Sweep sweep = spec.sweep();
    boolean drawn = sweep.draws();
    if (drawn && sweep.trials().isEmpty()) {
      throw new UsageException(
          "%s: trials: is missing, but values are drawn; say how many: trials: 20, or --trials 20",
          spec.source());
    }
    if (!drawn && sweep.trials().isPresent()) {
      throw new UsageException(
          spec.source()
              + ": trials: no value is drawn; remove it, or draw one: {log-uniform: [0.01, 1]}");
    }
    seed = sweep.searchSeed();
    trials = sweep.trials().orElse(1);
  }

  /** Number of trials of a branch; 1 if it draws nothing. */
  int trials(Branch branch) {
    return branch.draws() ? trials : 1;
  }

  /** Number of points of a branch, over all trials. */
  BigInteger count(Branch branch) {
    BigInteger count = BigInteger.valueOf(trials(branch));
    for (Values values : branch.axes().values()) {
      count = count.multiply(BigInteger.valueOf(values.count()));
    }
    return count;
  }

  /** The grid of a trial, the first path outermost. */
  List<Map<String, JsonNode>> of(Branch branch, int trial) {
    List<Map<String, JsonNode>> points = List.of(new LinkedHashMap<>());
    for (Map.Entry<String, Values> axis : branch.axes().entrySet()) {
      List<Map<String, JsonNode>> next = new ArrayList<>();
      for (Map<String, JsonNode> point : points) {
        for (JsonNode value : values(axis, trial)) {
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
  Map<String, JsonNode> first(Branch branch) {
    Map<String, JsonNode> point = new LinkedHashMap<>();
    for (Map.Entry<String, Values> axis : branch.axes().entrySet()) {
      point.put(axis.getKey(), values(axis, 0).get(0));
    }
    return point;
  }

  private List<JsonNode> values(Map.Entry<String, Values> axis, int trial) {
    return axis.getValue().inTrial(() -> draws.computeIfAbsent(axis.getKey(), this::draw)[trial]);
  }

  private double[] draw(String path) {
    UniformRandomProvider random = SplittableDraws.provider(seed, PURPOSE + path);
    double[] stream = new double[trials];
    for (int i = 0; i < trials; i++) {
      stream[i] = random.nextDouble();
    }
    return stream;
  }

  /** A block with a point's values in it. */
  static ObjectNode apply(ObjectNode block, Map<String, JsonNode> point) {
    ObjectNode changed = block.objectNode();
    changed.setAll(block);
    for (Map.Entry<String, JsonNode> entry : point.entrySet()) {
      changed = SettingPath.of(entry.getKey()).orElseThrow().set(changed, entry.getValue());
    }
    return changed;
  }
}
