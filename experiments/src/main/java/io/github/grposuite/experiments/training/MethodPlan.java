package io.github.grposuite.experiments.training;

import io.github.grposuite.core.training.Method;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A method with its hyperparameters.
 *
 * @param name unique in an experiment
 * @param training how it trains
 * @param settings every hyperparameter by name
 * @param <D> what it is trained on
 */
public record MethodPlan<D extends Dataset>(
    String name, Training<D> training, Map<String, Object> settings) {

  /** Reads a block; {@code parts} is what a method of the user's own needs. */
  static <D extends Dataset> MethodPlan<D> read(
      String name, TreeSettings settings, String parts, Supplier<Training<D>> training) {
    if (Method.Named.of(name).isEmpty() && !settings.has("loss")) {
      List<String> known = Method.Named.keys();
      throw settings.problem(
          "",
          "unknown method; %s; a method of your own needs %s.",
          Nearest.suggest(name, known),
          parts);
    }
    return new MethodPlan<>(name, settings.check(training), settings.resolved());
  }
}
