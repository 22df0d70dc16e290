package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a specification to its cells: the grid of everything that varies. */
final class Expansion {
  private static final BigInteger MOST_CELLS = BigInteger.valueOf(1_000_000);

  private final Specification spec;
  private final Trials trials;

  Expansion(Specification spec) {
    this.spec = spec;
    spec.sweep().vary().paths().forEach(this::check);
    trials = new Trials(spec);
  }

  private void check(String path) {
    Optional<SettingPath> setting = SettingPath.of(path);
    if (setting.isEmpty()) {
      throw problem(
          path,
          "unknown setting; write data.KEY, methods.METHOD.KEY, or methods.*.KEY for every method"
              + " that has the key");
    }
    String method = setting.get().method();
    if (!setting.get().isData() && !setting.get().isAny() && !spec.methods().containsKey(method)) {
      throw problem(
          path,
          "unknown method \"" + method + "\"; " + Nearest.suggest(method, spec.methods().keySet()));
    }
  }

  private UsageException problem(String path, String message) {
    return new UsageException(spec.source() + ": " + path + ": " + message);
  }

  Plan plan() {
    Worlds worlds = new Worlds(spec, trials);
    PolicyKind policy = worlds.firstPolicy();
    rejectPolicies();
    List<MethodSweep> methods = sweeps(spec.methods(), policy);
    Specification applicable = Overrides.without(spec, unused(methods, policy));
    rejectTooMany(methods);
    methods.forEach(method -> worlds.add(method, policy));
    CellList list = new CellList(applicable, worlds.all());
    List<Cell> cells = list.cells();
    Map<String, MethodPlan> firsts = new LinkedHashMap<>();
    for (String name : spec.methods().keySet()) {
      worlds.all().stream()
          .flatMap(world -> world.of(name).stream())
          .findFirst()
          .ifPresent(variant -> firsts.put(name, variant.plan()));
    }
    return new Plan(
        spec.name(),
        spec.description(),
        List.copyOf(firsts.values()),
        list.varied(),
        cells,
        new Documented(applicable, worlds.all()).document());
  }

  private List<MethodSweep> sweeps(Map<String, ObjectNode> methods, PolicyKind policy) {
    List<MethodSweep> sweeps = new ArrayList<>();
    methods.entrySet().forEach(m -> sweeps.add(new MethodSweep(spec, m, policy, trials)));
    return sweeps;
  }

  private void rejectPolicies() {
    Set<JsonNode> kinds = new LinkedHashSet<>();
    for (Branch branch : Branch.of(spec.sweep().vary(), path -> true)) {
      Values values = branch.axes().get("data.policy");
      if (values instanceof Values.Grid grid) {
        kinds.addAll(grid.values());
      } else if (values instanceof Values.Drawn drawn) {
        kinds.addAll(drawn.arguments());
      } else {
        kinds.add(spec.data().get("policy"));
      }
    }
    if (kinds.size() > 1) {
      throw problem(
          "data.policy",
          "cannot vary: the kinds of policy have other hyperparameters; write an experiment for"
              + " each");
    }
  }

  /** The paths that apply to no method but to one that the command line left out. */
  private Set<String> unused(List<MethodSweep> methods, PolicyKind policy) {
    Set<String> unused = new LinkedHashSet<>(spec.sweep().vary().paths());
    unused.removeIf(path -> !SettingPath.of(path).orElseThrow().isAny());
    methods.forEach(method -> unused.removeAll(method.used()));
    if (unused.isEmpty()) {
      return unused;
    }
    Set<String> known = new LinkedHashSet<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    methods.forEach(method -> known.addAll(method.known()));
    sweeps(spec.leftOut(), policy).forEach(method -> elsewhere.addAll(method.used()));
    for (String path : unused) {
      if (!elsewhere.contains(path)) {
        String key = SettingPath.of(path).orElseThrow().key();
        throw problem(path, "no method has this key; " + Nearest.suggest(key, known));
      }
    }
    return unused;
  }

  private void rejectTooMany(List<MethodSweep> methods) {
    BigInteger variants =
        methods.stream()
            .flatMap(method -> method.branches().stream())
            .map(branch -> Points.count(branch, trials.count()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger cells = variants.multiply(BigInteger.valueOf(spec.seeds().size()));
    if (cells.compareTo(MOST_CELLS) > 0) {
      throw new UsageException(
          spec.source()
              + ": would have "
              + cells
              + " cells, but at most "
              + MOST_CELLS
              + " can be planned; list fewer values under vary, fewer trials or fewer seeds");
    }
  }
}
