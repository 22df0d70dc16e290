package io.github.grposuite.experiments.training;

import io.github.grposuite.core.training.Components;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.function.Function;

/**
 * A kind of policy: reads the data and the methods that it has, so that those which do not fit each
 * other do not compile. A new kind is a constant here, a {@link Dataset} and a {@link Training}.
 *
 * @param <D> what it is trained on
 */
public final class PolicyKind<D extends Dataset> {
  /** π(y|x) ∝ exp⟨φ(x, y), θ⟩, the paper's theory and its synthetic experiments. */
  public static final PolicyKind<Dataset.LogLinear> LOG_LINEAR =
      new PolicyKind<>(
          "loss, weighting and solver",
          settings ->
              switch (source(settings)) {
                case SYNTHETIC -> SyntheticSource.read(settings);
                case OPINIONS -> OpinionSource.logLinear(settings);
                case PAIRS -> PairSource.logLinear(settings);
              },
          LogLinearTraining::read,
          TrainingMemory::logLinear);

  /** A decoder language model with a low-rank adapter. */
  public static final PolicyKind<Dataset.Text> LANGUAGE_MODEL =
      new PolicyKind<>(
          "loss and weighting",
          settings ->
              switch (source(settings)) {
                case SYNTHETIC -> throw new IllegalStateException("it has no text");
                case OPINIONS -> OpinionSource.text(settings);
                case PAIRS -> PairSource.text(settings);
              },
          LanguageTraining::read,
          TrainingMemory::text);

  private final String parts;
  private final Function<TreeSettings, DataPlan<D>> data;
  private final Reader<D> training;
  private final Function<TrainingMemory, DatasetCache<D>> cache;

  @FunctionalInterface
  private interface Reader<D extends Dataset> {
    Training<D> read(String method, TreeSettings settings, Components known);
  }

  /** Where data come from, as {@code data.source} says. */
  private enum Source {
    SYNTHETIC,
    OPINIONS,
    PAIRS
  }

  /** What is trained, as {@code data.policy} says. */
  private enum Policy {
    LOG_LINEAR,
    LANGUAGE_MODEL
  }

  private PolicyKind(
      String parts,
      Function<TreeSettings, DataPlan<D>> data,
      Reader<D> training,
      Function<TrainingMemory, DatasetCache<D>> cache) {
    this.parts = parts;
    this.data = data;
    this.training = training;
    this.cache = cache;
  }

  /** The kind that a data block asks for. */
  public static PolicyKind<?> of(TreeSettings settings) {
    return switch (source(settings)) {
      case SYNTHETIC -> LOG_LINEAR;
      case OPINIONS, PAIRS ->
          switch (settings.choice("policy", Policy.class, Policy.LOG_LINEAR)) {
            case LOG_LINEAR -> LOG_LINEAR;
            case LANGUAGE_MODEL -> LANGUAGE_MODEL;
          };
    };
  }

  private static Source source(TreeSettings settings) {
    return settings.choice("source", Source.class);
  }

  /**
   * Reads a data block; no file is opened.
   *
   * @throws UsageException if it cannot be read, or asks for another kind
   */
  public DataPlan<D> data(TreeSettings settings) {
    if (of(settings) != this) {
      throw settings.problem(
          "policy",
          "cannot vary: the kinds of policy have other hyperparameters; write an experiment for"
              + " each");
    }
    DataPlan<D> plan = settings.check(() -> data.apply(settings));
    settings.rejectUnknown();
    return plan;
  }

  /** Reads a method's block, without rejecting keys that it does not know. */
  public MethodPlan<D> method(String name, TreeSettings settings, Plugins plugins) {
    return MethodPlan.read(
        name, settings, parts, plugins, () -> training.read(name, settings, plugins.components()));
  }

  DatasetCache<D> cache(TrainingMemory memory) {
    return cache.apply(memory);
  }
}
