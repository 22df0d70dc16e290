package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a specification to its cells: the grid of everything that varies. */
final class Expansion {
  private static final String ANY = "*";

  private final Specification spec;
  private final Map<String, List<JsonNode>> data = new LinkedHashMap<>();
  private final Map<Axis, List<JsonNode>> hyperparameters = new LinkedHashMap<>();
  private PolicyKind policy = PolicyKind.LOG_LINEAR;

  /** A varied hyperparameter: {@code methods.<method>.<key>}. */
  private record Axis(String path, String method, String key) {}

  /** One choice of values. */
  private record Point(ObjectNode block, Map<String, String> values) {}

  Expansion(Specification spec) {
    this.spec = spec;
    spec.vary().forEach(this::place);
  }

  private void place(String path, List<JsonNode> values) {
    String[] parts = path.split("\\.", 3);
    if (parts.length == 2 && parts[0].equals("data")) {
      data.put(path, values);
    } else if (parts.length == 3 && parts[0].equals("methods")) {
      if (!parts[1].equals(ANY) && !spec.methods().containsKey(parts[1])) {
        throw problem(
            path,
            "unknown method \""
                + parts[1]
                + "\"; "
                + Nearest.suggest(parts[1], spec.methods().keySet()));
      }
      hyperparameters.put(new Axis(path, parts[1], parts[2]), values);
    } else {
      throw problem(
          path,
          "unknown setting; write data.KEY, methods.METHOD.KEY, or methods.*.KEY for every method"
              + " that has the key");
    }
  }

  private UsageException problem(String path, String message) {
    return new UsageException(spec.source() + ": " + path + ": " + message);
  }

  Plan plan() {
    List<Map.Entry<DataPlan, Map<String, String>>> worlds = new ArrayList<>();
    for (Point point : grid(spec.data(), data, "data.")) {
      TreeSettings settings = new TreeSettings(spec.source(), "data", point.block());
      worlds.add(Map.entry(DataPlan.read(settings), point.values()));
    }
    Map<String, List<Map.Entry<MethodPlan, Map<String, String>>>> methods = new LinkedHashMap<>();
    Set<Axis> unused = new LinkedHashSet<>(hyperparameters.keySet());
    Set<String> known = new LinkedHashSet<>();
    List<Integer> groups = worlds.stream().map(w -> w.getKey().groups()).distinct().toList();
    policy = policy(worlds.stream().map(w -> w.getKey().policy()).distinct().toList());
    spec.methods()
        .forEach((name, block) -> methods.put(name, variants(name, block, groups, unused, known)));
    for (Axis axis : unused) {
      throw problem(axis.path(), "no method has this key; " + Nearest.suggest(axis.key(), known));
    }
    List<String> varied =
        spec.vary().entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    List<Cell> cells = new ArrayList<>();
    for (Map.Entry<DataPlan, Map<String, String>> world : worlds) {
      for (long seed : spec.seeds()) {
        for (List<Map.Entry<MethodPlan, Map<String, String>>> variants : methods.values()) {
          for (Map.Entry<MethodPlan, Map<String, String>> variant : variants) {
            cells.add(cell(world, variant, seed, varied));
          }
        }
      }
    }
    rejectTwins(cells);
    List<MethodPlan> firsts = methods.values().stream().map(v -> v.get(0).getKey()).toList();
    Map<String, List<JsonNode>> vary = new LinkedHashMap<>(spec.vary());
    vary.keySet().retainAll(varied);
    Map<String, Object> document =
        Plan.document(spec, worlds.get(0).getKey().settings(), firsts, vary);
    return new Plan(spec.name(), spec.description(), firsts, varied, cells, document);
  }

  private PolicyKind policy(List<PolicyKind> kinds) {
    if (kinds.size() > 1) {
      throw problem(
          "data.policy",
          "cannot vary: the kinds of policy have other hyperparameters; write an experiment for"
              + " each");
    }
    return kinds.get(0);
  }

  private void rejectTwins(List<Cell> cells) {
    Map<List<Object>, Cell> known = new HashMap<>();
    for (Cell cell : cells) {
      String settings = Json.canonical(List.of(cell.data().settings(), cell.method().settings()));
      Cell twin = known.put(List.of(cell.method().name(), cell.seed(), settings), cell);
      if (twin != null) {
        throw new UsageException(
            spec.source()
                + ": two cells are the same run: "
                + twin.describe()
                + " and "
                + cell.describe()
                + "; remove the value that stands twice");
      }
    }
  }

  private static Cell cell(
      Map.Entry<DataPlan, Map<String, String>> world,
      Map.Entry<MethodPlan, Map<String, String>> variant,
      long seed,
      List<String> varied) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String path : varied) {
      values.put(
          path, variant.getValue().getOrDefault(path, world.getValue().getOrDefault(path, "")));
    }
    return new Cell(world.getKey(), variant.getKey(), seed, values);
  }

  /** Whether a method has values of its own for a key, which replace those for every method. */
  private boolean overridden(String method, String key) {
    return hyperparameters.keySet().stream()
        .anyMatch(axis -> axis.method().equals(method) && axis.key().equals(key));
  }

  /** The method at every value of the settings that apply to it. */
  private List<Map.Entry<MethodPlan, Map<String, String>>> variants(
      String name, ObjectNode block, List<Integer> groups, Set<Axis> unused, Set<String> known) {
    String path = "methods." + name;
    ObjectNode probe = block.deepCopy();
    hyperparameters.forEach(
        (axis, values) -> {
          boolean any = axis.method().equals(ANY) && !overridden(name, axis.key());
          if (axis.method().equals(name) || any) {
            probe.set(axis.key(), values.get(0));
          }
        });
    TreeSettings probed = new TreeSettings(spec.source(), path, probe);
    MethodPlan.read(policy, name, probed);
    known.addAll(probed.known());
    Map<String, List<JsonNode>> applicable = new LinkedHashMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    for (Map.Entry<Axis, List<JsonNode>> entry : hyperparameters.entrySet()) {
      Axis axis = entry.getKey();
      boolean named = axis.method().equals(name);
      boolean any = axis.method().equals(ANY) && probed.known().contains(axis.key());
      if (any && overridden(name, axis.key())) {
        unused.remove(axis);
      } else if (named || any) {
        applicable.put(axis.path(), entry.getValue());
        paths.put(axis.path(), axis.key());
        unused.remove(axis);
      }
    }
    List<Map.Entry<MethodPlan, Map<String, String>>> variants = new ArrayList<>();
    for (Point point : grid(block, applicable, paths)) {
      TreeSettings settings = new TreeSettings(spec.source(), path, point.block());
      MethodPlan plan = MethodPlan.read(policy, name, settings);
      settings.rejectUnknown();
      plan.check(settings, groups);
      variants.add(Map.entry(plan, point.values()));
    }
    return variants;
  }

  private static List<Point> grid(
      ObjectNode block, Map<String, List<JsonNode>> axes, String prefix) {
    Map<String, String> paths = new LinkedHashMap<>();
    axes.keySet().forEach(path -> paths.put(path, path.substring(prefix.length())));
    return grid(block, axes, paths);
  }

  private static List<Point> grid(
      ObjectNode block, Map<String, List<JsonNode>> axes, Map<String, String> keys) {
    List<Point> points = List.of(new Point(block, Map.of()));
    for (Map.Entry<String, List<JsonNode>> axis : axes.entrySet()) {
      List<Point> next = new ArrayList<>();
      for (Point point : points) {
        for (JsonNode value : axis.getValue()) {
          ObjectNode copy = point.block().deepCopy();
          copy.set(keys.get(axis.getKey()), value);
          Map<String, String> values = new LinkedHashMap<>(point.values());
          values.put(axis.getKey(), value.isTextual() ? value.textValue() : Json.canonical(value));
          next.add(new Point(copy, values));
        }
      }
      points = next;
    }
    return points;
  }
}
