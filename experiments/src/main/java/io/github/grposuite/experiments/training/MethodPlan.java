package io.github.grposuite.experiments.training;

import io.github.grposuite.core.training.Method;
import io.github.grposuite.experiments.plugins.Blame;
import io.github.grposuite.experiments.plugins.Plugin;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A method with its hyperparameters.
 *
 * @param name unique in an experiment
 * @param training how it trains
 * @param settings every hyperparameter by name
 * @param identified those that a run's id has
 * @param plugins those that it is composed of
 * @param <D> what it is trained on
 */
public record MethodPlan<D extends Dataset>(
    String name,
    Training<D> training,
    Map<String, Object> settings,
    Map<String, Object> identified,
    List<Plugin> plugins) {

  /** Reads a block; {@code parts} is what a method of the user's own needs. */
  static <D extends Dataset> MethodPlan<D> read(
      String name,
      TreeSettings settings,
      String parts,
      Plugins plugins,
      Supplier<Training<D>> training) {
    if (Method.Named.of(name).isEmpty() && !settings.has("loss")) {
      List<String> known = Method.Named.keys();
      throw settings.problem(
          "",
          "unknown method; %s; a method of your own needs %s.",
          Nearest.suggest(name, known),
          parts);
    }
    Training<D> read = settings.check(() -> Blame.blaming(plugins.all(), training));
    List<Plugin> used = plugins.usedBy(settings.resolved());
    if (used.stream().anyMatch(plugin -> plugin.file().isEmpty())) {
      settings.keepRest();
    }
    return new MethodPlan<>(name, read, settings.resolved(), settings.identity(), used);
  }

  /** What a run's id has of it: hyperparameters, and the digests of plug-ins. */
  public Map<String, Object> identity() {
    if (plugins.isEmpty()) {
      return identified;
    }
    Map<String, Object> identity = new LinkedHashMap<>(identified);
    identity.putAll(Plugins.identity(plugins));
    return identity;
  }
}
