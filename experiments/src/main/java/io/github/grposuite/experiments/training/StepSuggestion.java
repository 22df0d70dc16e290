package io.github.grposuite.experiments.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.UsualSteps;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.pairs.DividedPairs;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;

/** Gives methods the step sizes that they lack, from the pairs of a seed. */
public final class StepSuggestion {
  private static final String ETA_THETA = "eta_theta";
  private static final String ETA_ALPHA = "eta_alpha";
  private static final String LEARNING_RATE = "learning_rate";
  private static final String EVALUATE_EVERY = "evaluate_every";

  /** For the adapter of a small language model, as in opinion/five-countries-lm. */
  private static final double RATE = 2e-4;

  /** Pairs a batch, and a micro-batch, unless others are given. */
  private static final int BATCH = 16;

  private static final int MICRO_BATCH = 8;

  private final UsualSteps steps;
  private final int pairs;
  private final boolean languageModel;

  private StepSuggestion(UsualSteps steps, int pairs, boolean languageModel) {
    this.steps = steps;
    this.pairs = pairs;
    this.languageModel = languageModel;
  }

  /**
   * For log-linear policies, of the training pairs of a seed, which are loaded: {@link UsualSteps}.
   *
   * @throws UsageException if the block is not of a log-linear policy
   */
  public static StepSuggestion logLinear(TreeSettings data, long seed) {
    DataPlan<Dataset.LogLinear> plan = PolicyKind.LOG_LINEAR.data(data);
    return new StepSuggestion(
        UsualSteps.of(plan.loader().load(seed, part -> {}).data().trainHere()), 0, false);
  }

  /**
   * For language models: one learning rate, η_α by {@link UsualSteps} over all micro-batches, and
   * four measurements an epoch.
   *
   * @throws UsageException if the block is not of pairs
   */
  public static StepSuggestion languageModel(TreeSettings data, long seed) {
    DividedPairs divided = PairFiles.of(data).divided(seed);
    int train = 0;
    for (int g = 0; g < divided.groups().size(); g++) {
      train += divided.size(g, Part.TRAIN);
    }
    return new StepSuggestion(new UsualSteps(1, divided.groups().size()), train, true);
  }

  /** The block with what it lacks. */
  public ObjectNode complete(String source, String name, ObjectNode block) {
    ObjectNode completed = block.deepCopy();
    TreeSettings settings = new TreeSettings(source, "methods." + name, block);
    settings.check(() -> complete(Method.Named.of(name).orElseThrow(), settings, completed));
    return completed;
  }

  private void complete(Method.Named named, TreeSettings settings, ObjectNode block) {
    double beta = settings.number("beta");
    ResponseLossByGroup loss = named.loss().create(settings, beta);
    int number;
    if (languageModel) {
      int epochs = Checks.atLeast("epochs", 1, settings.integer("epochs"));
      number = Math.max(1, epochs * pairs / MICRO_BATCH);
      put(settings, block, LEARNING_RATE, RATE);
      if (!settings.has(EVALUATE_EVERY)) {
        block.put(EVALUATE_EVERY, Math.max(1, pairs / 4 / BATCH) * BATCH);
      }
    } else {
      number = Checks.atLeast("steps", 1, settings.integer("steps"));
      put(settings, block, ETA_THETA, steps.etaTheta(named.loss().createOfMargin(settings, beta)));
    }
    double etaAlpha = steps.etaAlpha(loss, named.weighting().step(), number);
    named
        .weighting()
        .create(
            settings,
            () -> {
              put(settings, block, ETA_ALPHA, etaAlpha);
              return etaAlpha;
            });
  }

  private static void put(TreeSettings settings, ObjectNode block, String key, double value) {
    if (!settings.has(key)) {
      block.put(key, value);
    }
  }
}
