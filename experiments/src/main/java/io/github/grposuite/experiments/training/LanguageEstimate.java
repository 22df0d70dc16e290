package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the work of cells that train language models; other cells are passed over. */
public final class LanguageEstimate {
  private final Map<Path, LanguageWork> models = new LinkedHashMap<>();

  /** Whether cells on these data need a language model that is not given. */
  public static boolean lacksModel(DataPlan<?> plan) {
    return plan.policy() == PolicyKind.LANGUAGE_MODEL && ModelFolder.isNone(plan.settings());
  }

  /**
   * Adds methods on the data of a seed; reads the data's files, and the model's tokeniser.
   *
   * @throws UsageException if a run could not begin, since these do not fit the settings
   */
  public void add(DataPlan<?> plan, long seed, List<MethodPlan<?>> methods) {
    List<LanguageTraining> trainings =
        methods.stream()
            .map(MethodPlan::training)
            .filter(LanguageTraining.class::isInstance)
            .map(LanguageTraining.class::cast)
            .toList();
    if (!trainings.isEmpty()
        && plan.loader().load(seed, part -> {}) instanceof Dataset.Text dataset) {
      try {
        models
            .computeIfAbsent(
                dataset.setup().model(), path -> new LanguageWork(WorkModel.of(dataset.setup())))
            .add(dataset, seed, trainings);
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
    }
  }

  /** What was counted, by model. */
  public List<ModelWork> models() {
    return models.values().stream().map(LanguageWork::counted).toList();
  }
}
