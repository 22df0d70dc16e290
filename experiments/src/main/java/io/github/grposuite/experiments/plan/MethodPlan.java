package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.List;
import java.util.Map;

/**
 * A method with its hyperparameters.
 *
 * @param method what is trained
 * @param evaluateEvery steps between checkpoints
 * @param settings every hyperparameter by name
 */
public record MethodPlan(Method method, int evaluateEvery, Map<String, Object> settings) {
  private static final int EVALUATE_EVERY = 100;

  /** Reads a method's block, without rejecting keys that it does not know. */
  static MethodPlan read(String name, TreeSettings settings) {
    if (Method.Named.of(name).isEmpty() && !settings.has("loss")) {
      List<String> known = Method.Named.keys();
      throw settings.problem(
          "",
          "unknown method; "
              + Nearest.suggest(name, known)
              + "; a method of your own needs loss, weighting and solver.");
    }
    try {
      Method method = Method.read(name, settings);
      int every = settings.integer("evaluate_every", EVALUATE_EVERY);
      Checks.atLeast("evaluate_every", 1, every);
      return new MethodPlan(method, every, settings.resolved());
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }

  /** Fails if the method does not fit data with these numbers of groups. */
  void check(TreeSettings settings, List<Integer> groups) {
    try {
      groups.forEach(method::check);
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }
}
