package io.github.grposuite.experiments.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.UsualSteps;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;

/** Gives methods the step sizes that they lack, by {@link UsualSteps}. */
public final class StepSuggestion {
  private static final String ETA_THETA = "eta_theta";
  private static final String ETA_ALPHA = "eta_alpha";

  private final UsualSteps steps;

  private StepSuggestion(UsualSteps steps) {
    this.steps = steps;
  }

  /**
   * Of the training pairs of a seed, which are loaded.
   *
   * @throws UsageException if the block is not of a log-linear policy
   */
  public static StepSuggestion of(TreeSettings data, long seed) {
    DataPlan<Dataset.LogLinear> plan = PolicyKind.LOG_LINEAR.data(data);
    return new StepSuggestion(
        UsualSteps.of(plan.loader().load(seed, part -> {}).data().trainHere()));
  }

  /** The block with the step sizes that it lacks. */
  public ObjectNode complete(String source, String name, ObjectNode block) {
    ObjectNode completed = block.deepCopy();
    TreeSettings settings = new TreeSettings(source, "methods." + name, block);
    settings.check(
        () -> {
          Method.Named named = Method.Named.of(name).orElseThrow();
          LossByGroup loss = named.loss().createOfMargin(settings, settings.number("beta"));
          int number = Checks.atLeast("steps", 1, settings.integer("steps"));
          if (!block.has(ETA_THETA)) {
            completed.put(ETA_THETA, steps.etaTheta(loss));
          }
          double etaAlpha = steps.etaAlpha(loss, number);
          named
              .weighting()
              .create(
                  settings,
                  () -> {
                    if (!block.has(ETA_ALPHA)) {
                      completed.put(ETA_ALPHA, etaAlpha);
                    }
                    return etaAlpha;
                  });
        });
    return completed;
  }
}
