package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.plan.World.Variant;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.Exclusion;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every data block and every method of a sweep once; what is excluded is not read. */
final class Worlds {
  private final Specification spec;
  private final Trials trials;
  private final Map<List<Object>, World> worlds = new LinkedHashMap<>();
  private final Map<ObjectNode, DataPlan> plans = new HashMap<>();

  Worlds(Specification spec, Trials trials) {
    this.spec = spec;
    this.trials = trials;
  }

  /** Data by data, in the order of the sweep. */
  List<World> all() {
    return List.copyOf(worlds.values());
  }

  /** What is trained, as the first data block says. */
  PolicyKind firstPolicy() {
    List<Branch> branches = Branch.of(spec.sweep().vary(), Block::isData);
    Branch first =
        branches.stream()
            .filter(b -> !excluded(facts(Points.first(b, trials), Branch.DATA_CASE, b.dataCase())))
            .findFirst()
            .orElse(branches.get(0));
    return read(Points.first(first, trials)).policy();
  }

  /** Adds a method everywhere. */
  void add(MethodSweep method, PolicyKind policy) {
    for (Branch branch : method.branches()) {
      Branch data = branch.only(Block::isData);
      Branch rest = branch.only(path -> !Block.isData(path));
      Map<Map<String, JsonNode>, Optional<Variant>> known = new HashMap<>();
      List<World> current = List.of();
      for (int trial = 0; trial < (branch.draws() ? trials.count() : 1); trial++) {
        if (trial == 0 || data.draws()) {
          current = worlds(data, trial);
        }
        for (Map<String, JsonNode> point : Points.of(rest, trials, trial)) {
          Optional<Variant> variant =
              known.computeIfAbsent(point, p -> variant(method, policy, branch, p));
          for (World world : current) {
            variant.ifPresent(world::add);
          }
        }
      }
    }
  }

  private List<World> worlds(Branch data, int trial) {
    List<World> found = new ArrayList<>();
    for (Map<String, JsonNode> point : Points.of(data, trials, trial)) {
      if (!excluded(facts(point, Branch.DATA_CASE, data.dataCase()))) {
        found.add(
            worlds.computeIfAbsent(
                List.of(data.dataCase(), point),
                key -> new World(read(point), point, data.dataCase(), new HashMap<>())));
      }
    }
    return found;
  }

  private DataPlan read(Map<String, JsonNode> point) {
    return plans.computeIfAbsent(
        Points.apply(spec.data(), point),
        block -> DataPlan.read(new TreeSettings(spec.source(), "data", block)));
  }

  private Optional<Variant> variant(
      MethodSweep method, PolicyKind policy, Branch branch, Map<String, JsonNode> point) {
    Map<String, String> facts = facts(point, Branch.METHOD_CASE, branch.methodCase());
    facts.put(Exclusion.METHOD, method.name());
    if (excluded(facts)) {
      return Optional.empty();
    }
    TreeSettings settings = method.settings(point);
    MethodPlan plan = MethodPlan.read(policy, method.name(), settings);
    settings.rejectUnknown();
    return Optional.of(new Variant(plan, settings, point, branch.methodCase()));
  }

  private static Map<String, String> facts(
      Map<String, JsonNode> point, String column, String label) {
    Map<String, String> facts = new HashMap<>();
    point.forEach((path, value) -> facts.put(path, Values.text(value)));
    facts.put(column, label);
    return facts;
  }

  private boolean excluded(Map<String, String> facts) {
    return spec.sweep().exclude().stream().anyMatch(item -> item.matches(facts));
  }
}
