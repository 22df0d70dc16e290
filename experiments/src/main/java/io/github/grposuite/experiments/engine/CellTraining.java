package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Recipe;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.TrainedPolicy;
import io.github.grposuite.records.store.TrainingFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Trains the policy of a cell, whatever its kind. */
final class CellTraining implements AutoCloseable {
  private final RunStore store;
  private final EngineListener listener;
  private final LanguageTraining language;

  CellTraining(RunStore store, EngineListener listener) {
    this.store = store;
    this.listener = listener;
    this.language = new LanguageTraining(store, listener);
  }

  /**
   * Trains, from the cell's saved state if there is one. The caller has the cell's lock.
   *
   * @param sink takes all measurements, those before the saved state first
   * @param deadline asked at every step or measurement, or about every millisecond
   */
  TrainedPolicy train(Cell cell, Workload work, MeasurementSink sink, Deadline deadline) {
    if (work instanceof Workload.LanguageModel texts) {
      Recipe.LanguageModel recipe = (Recipe.LanguageModel) cell.method().recipe();
      return language.train(cell, texts, recipe, sink, deadline);
    }
    Workload.LogLinear pairs = (Workload.LogLinear) work;
    try (LogLinearProgress progress = progress(cell, sink, deadline)) {
      return logLinear(cell, pairs, (Recipe.LogLinear) cell.method().recipe(), progress);
    }
  }

  private LogLinearProgress progress(Cell cell, MeasurementSink sink, Deadline deadline) {
    String id = cell.id();
    return new LogLinearProgress(
        TrainingFolder.of(store, id),
        id,
        LogLinearProgress.EVERY,
        sink,
        steps -> deadline.check(OptionalInt.of(steps)),
        note -> listener.noted(cell.method().name() + ", seed " + cell.seed() + ": " + note));
  }

  private static TrainedPolicy logLinear(
      Cell cell, Workload.LogLinear work, Recipe.LogLinear recipe, LogLinearProgress progress) {
    PreferenceDataset data = work.data();
    Trainer trainer =
        TrainingRun.run(
            recipe.method(),
            data,
            recipe.evaluateEvery(),
            SplittableDraws.provider(cell.seed(), "mini-batch"),
            progress,
            progress);
    recipe.measure().measure(recipe.method(), data.train(), trainer, progress);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("type", "log-linear");
    policy.put("theta", trainer.theta());
    policy.put("alpha", trainer.alpha());
    Map<String, byte[]> examples =
        work.examples()
            .map(pairs -> HeldOutExamples.of(pairs, data, recipe.method().loss(), trainer.theta()))
            .orElse(Map.of());
    return new TrainedPolicy(policy, examples, Map.of());
  }

  @Override
  public void close() {
    language.close();
  }
}
