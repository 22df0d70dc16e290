package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.SettingPath;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.training.PolicyKind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What varies for a method: the branches of everything that applies to it. */
final class MethodSweep {
  private final Specification spec;
  private final String name;
  private final ObjectNode block;
  private final PolicyKind<?> policy;
  private final Plugins plugins;
  private final Points points;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> used = new HashSet<>();
  private final List<Branch> branches;

  MethodSweep(
      Specification spec,
      String name,
      ObjectNode block,
      PolicyKind<?> policy,
      Plugins plugins,
      Points points) {
    this.spec = spec;
    this.name = name;
    this.block = block;
    this.policy = policy;
    this.plugins = plugins;
    this.points = points;
    Block vary = spec.sweep().vary();
    for (Branch branch : Branch.of(vary, this::mayApply)) {
      Set<String> keys = probe(branch);
      known.addAll(keys);
      branch.axes().keySet().stream()
          .filter(path -> keys.contains(key(path)) || !isAny(path))
          .forEach(used::add);
    }
    branches =
        Branch.of(vary, path -> mayApply(path) && (!isAny(path) || known.contains(key(path))))
            .stream()
            .map(this::applicable)
            .toList();
  }

  String name() {
    return name;
  }

  /** Ways through the cases; alternatives that do not differ for the method are one. */
  List<Branch> branches() {
    return branches;
  }

  /** The keys that the method has. */
  Set<String> known() {
    return known;
  }

  /** The paths that apply to the method, also where it has values of its own. */
  Set<String> used() {
    return used;
  }

  /** The block's settings at a point. */
  TreeSettings settings(Map<String, JsonNode> point) {
    return new TreeSettings(spec.source(), "methods." + name, Points.apply(block, point));
  }

  private static String key(String path) {
    return SettingPath.of(path).orElseThrow().key();
  }

  private static boolean isAny(String path) {
    return SettingPath.of(path).orElseThrow().isAny();
  }

  private boolean mayApply(String path) {
    SettingPath setting = SettingPath.of(path).orElseThrow();
    if (setting.isAny() && plugins.standsFor(block)) {
      return block.has(setting.key());
    }
    return setting.isData() || setting.isAny() || setting.method().equals(name);
  }

  /** Values of the method's own replace those for every method. */
  private boolean overridden(Branch branch, String path) {
    return isAny(path) && branch.axes().containsKey("methods." + name + "." + key(path));
  }

  private Set<String> probe(Branch branch) {
    TreeSettings settings =
        settings(
            points.first(branch.only(path -> !Block.isData(path) && !overridden(branch, path))));
    policy.method(name, settings, plugins);
    return new HashSet<>(settings.known());
  }

  private Branch applicable(Branch branch) {
    Set<String> keys = probe(branch);
    return branch.only(
        path -> !isAny(path) || (keys.contains(key(path)) && !overridden(branch, path)));
  }
}
