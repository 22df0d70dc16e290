package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.training.Method;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.List;
import java.util.Map;

/**
 * A method with its hyperparameters.
 *
 * @param name unique in an experiment
 * @param recipe how it trains
 * @param settings every hyperparameter by name
 */
public record MethodPlan(String name, Recipe recipe, Map<String, Object> settings) {

  /** Reads a method's block, without rejecting keys that it does not know. */
  static MethodPlan read(PolicyKind policy, String name, TreeSettings settings) {
    if (Method.Named.of(name).isEmpty() && !settings.has("loss")) {
      List<String> known = Method.Named.keys();
      throw settings.problem(
          "",
          "unknown method; "
              + Nearest.suggest(name, known)
              + "; a method of your own needs "
              + (policy == PolicyKind.LOG_LINEAR
                  ? "loss, weighting and solver."
                  : "loss and weighting."));
    }
    try {
      return new MethodPlan(name, Recipe.read(policy, name, settings), settings.resolved());
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }

  /** Fails if the method does not fit data with these numbers of groups. */
  void check(TreeSettings settings, List<Integer> groups) {
    try {
      groups.forEach(recipe::check);
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }
}
