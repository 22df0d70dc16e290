package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.plan.DataPoint.MethodPoint;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.Exclusion;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.Dataset;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.PolicyKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a specification to its cells: every data block and every method of the grid of all that
 * varies is read once; what is excluded is not read.
 *
 * @param <D> the data sets of the kind of policy that is trained
 */
final class Expansion<D extends Dataset> {
  private static final BigInteger MOST_CELLS = BigInteger.valueOf(1_000_000);

  private final Specification spec;
  private final Points points;
  private final PolicyKind<D> policy;
  private final Plugins plugins;
  private final Map<List<Object>, DataPoint<D>> dataPoints = new LinkedHashMap<>();
  private final Map<ObjectNode, DataPlan<D>> plans = new HashMap<>();

  private Expansion(Specification spec, Points points, PolicyKind<D> policy, Plugins plugins) {
    this.spec = spec;
    this.points = points;
    this.policy = policy;
    this.plugins = plugins;
  }

  static Plan plan(Specification spec, Plugins plugins) {
    return of(spec, plugins).plan();
  }

  /** As {@link Plan#methods}. */
  static List<MethodPlan<?>> methods(Specification spec, Plugins plugins) {
    Expansion<?> expansion = of(spec, plugins);
    List<MethodPlan<?>> methods = new ArrayList<>();
    for (MethodSweep method : expansion.sweeps(spec.methods())) {
      expansion.first(method).ifPresent(methods::add);
    }
    return methods;
  }

  /** As {@link Plan#data}. */
  static TreeSettings data(Specification spec) {
    Points points = new Points(spec);
    return data(spec, points.first(firstData(spec, points)));
  }

  private static Expansion<?> of(Specification spec, Plugins plugins) {
    spec.sweep().vary().paths().forEach(path -> check(spec, path));
    Points points = new Points(spec);
    PolicyKind<?> policy = PolicyKind.of(data(spec, points.first(firstData(spec, points))));
    return new Expansion<>(spec, points, policy, plugins);
  }

  private static void check(Specification spec, String path) {
    Optional<SettingPath> setting = SettingPath.of(path);
    if (setting.isEmpty()) {
      throw spec.problem(
          path,
          "unknown setting; write data.KEY, methods.METHOD.KEY, or methods.*.KEY for every method"
              + " that has the key");
    }
    String method = setting.get().method();
    if (!setting.get().isData() && !setting.get().isAny() && !spec.methods().containsKey(method)) {
      throw spec.problem(
          path,
          "unknown method \"%s\"; %s",
          method,
          Nearest.suggest(method, spec.methods().keySet()));
    }
  }

  /** The data's first branch, or the first that is not excluded. */
  private static Branch firstData(Specification spec, Points points) {
    List<Branch> branches = Branch.of(spec.sweep().vary(), Block::isData);
    return branches.stream()
        .filter(b -> !spec.sweep().excludes(texts(points.first(b), Branch.DATA_CASE, b.dataCase())))
        .findFirst()
        .orElse(branches.get(0));
  }

  private static TreeSettings data(Specification spec, Map<String, JsonNode> point) {
    return new TreeSettings(spec.source(), "data", Points.apply(spec.data(), point));
  }

  private Plan plan() {
    read(points.first(firstData(spec, points)));
    List<MethodSweep> methods = sweeps(spec.methods());
    Specification applicable = Overrides.without(spec, unused(methods));
    rejectTooMany(methods);
    methods.forEach(this::add);
    List<DataPoint<D>> all = List.copyOf(dataPoints.values());
    CellList<D> list = new CellList<>(applicable, all);
    List<Cell> cells = list.cells();
    return new Plan(
        spec.name(),
        spec.description(),
        list.varied(),
        cells,
        new Documented<>(applicable, all).document());
  }

  private List<MethodSweep> sweeps(Map<String, ObjectNode> methods) {
    return methods.entrySet().stream()
        .map(m -> new MethodSweep(spec, m.getKey(), m.getValue(), policy, plugins, points))
        .toList();
  }

  /** The paths that apply to no method but to one that the command line left out. */
  private Set<String> unused(List<MethodSweep> methods) {
    Set<String> unused = new LinkedHashSet<>(spec.sweep().vary().paths());
    unused.removeIf(path -> !SettingPath.of(path).orElseThrow().isAny());
    methods.forEach(method -> unused.removeAll(method.used()));
    if (unused.isEmpty()) {
      return unused;
    }
    Set<String> known = new LinkedHashSet<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    methods.forEach(method -> known.addAll(method.known()));
    sweeps(spec.leftOut()).forEach(method -> elsewhere.addAll(method.used()));
    for (String path : unused) {
      if (!elsewhere.contains(path)) {
        String key = SettingPath.of(path).orElseThrow().key();
        throw spec.problem(path, "no method has this key; %s", Nearest.suggest(key, known));
      }
    }
    return unused;
  }

  private void rejectTooMany(List<MethodSweep> methods) {
    BigInteger variants =
        methods.stream()
            .flatMap(method -> method.branches().stream())
            .map(points::count)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger cells = variants.multiply(BigInteger.valueOf(spec.seeds().size()));
    if (cells.compareTo(MOST_CELLS) > 0) {
      throw new UsageException(
          "%s: would have %s cells, but at most %s can be planned; list fewer values under vary,"
              + " fewer trials or fewer seeds",
          spec.source(), cells, MOST_CELLS);
    }
  }

  /** Adds a method everywhere. */
  private void add(MethodSweep method) {
    for (Branch branch : method.branches()) {
      Branch data = branch.only(Block::isData);
      Branch rest = branch.only(path -> !Block.isData(path));
      Map<Map<String, JsonNode>, Optional<MethodPoint<D>>> known = new HashMap<>();
      List<DataPoint<D>> current = List.of();
      for (int trial = 0; trial < points.trials(branch); trial++) {
        if (trial == 0 || data.draws()) {
          current = dataPoints(data, trial);
        }
        for (Map<String, JsonNode> values : points.of(rest, trial)) {
          Optional<MethodPoint<D>> point =
              known.computeIfAbsent(values, v -> methodPoint(method, branch.methodCase(), v));
          for (DataPoint<D> dataPoint : current) {
            point.ifPresent(dataPoint::add);
          }
        }
      }
    }
  }

  /** The method at its first point. */
  private Optional<MethodPlan<D>> first(MethodSweep method) {
    for (Branch branch : method.branches()) {
      Branch rest = branch.only(path -> !Block.isData(path));
      for (int trial = 0; trial < points.trials(branch); trial++) {
        if (values(branch.only(Block::isData), trial).isEmpty()) {
          continue;
        }
        for (Map<String, JsonNode> values : points.of(rest, trial)) {
          Optional<MethodPoint<D>> point = methodPoint(method, branch.methodCase(), values);
          if (point.isPresent()) {
            return point.map(MethodPoint::plan);
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<DataPoint<D>> dataPoints(Branch data, int trial) {
    List<DataPoint<D>> found = new ArrayList<>();
    for (Map<String, JsonNode> values : values(data, trial)) {
      found.add(
          dataPoints.computeIfAbsent(
              List.of(data.dataCase(), values),
              key -> new DataPoint<>(read(values), values, data.dataCase())));
    }
    return found;
  }

  /** The points of a branch of the data that are not excluded. */
  private List<Map<String, JsonNode>> values(Branch data, int trial) {
    return points.of(data, trial).stream()
        .filter(v -> !spec.sweep().excludes(texts(v, Branch.DATA_CASE, data.dataCase())))
        .toList();
  }

  private DataPlan<D> read(Map<String, JsonNode> values) {
    return plans.computeIfAbsent(
        Points.apply(spec.data(), values), block -> policy.data(data(spec, values)));
  }

  private Optional<MethodPoint<D>> methodPoint(
      MethodSweep method, String label, Map<String, JsonNode> values) {
    Map<String, String> texts = texts(values, Branch.METHOD_CASE, label);
    texts.put(Exclusion.METHOD, method.name());
    if (spec.sweep().excludes(texts)) {
      return Optional.empty();
    }
    TreeSettings settings = method.settings(values);
    MethodPlan<D> plan = policy.method(method.name(), settings, plugins);
    settings.rejectUnknown();
    return Optional.of(new MethodPoint<>(plan, settings, values, label));
  }

  private static Map<String, String> texts(
      Map<String, JsonNode> values, String column, String label) {
    Map<String, String> texts = new HashMap<>();
    values.forEach((path, value) -> texts.put(path, Values.text(value)));
    texts.put(column, label);
    return texts;
  }
}
