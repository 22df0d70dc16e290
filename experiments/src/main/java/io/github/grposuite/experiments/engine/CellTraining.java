package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.policy.MeasurementSink;
import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.core.policy.TrainingRun;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Recipe;
import io.github.grposuite.experiments.plan.Workload;
import io.github.grposuite.experiments.store.RunStore;
import io.github.grposuite.experiments.store.TrainedPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Trains the policy of a cell, whatever its kind. */
final class CellTraining implements AutoCloseable {
  private final LanguageTraining language;

  CellTraining(RunStore store, EngineListener listener) {
    language = new LanguageTraining(store, listener);
  }

  /**
   * Trains.
   *
   * @param deadline asked at every step or measurement
   */
  TrainedPolicy train(Cell cell, Workload work, MeasurementSink sink, Deadline deadline) {
    if (work instanceof Workload.LanguageModel texts) {
      Recipe.LanguageModel recipe = (Recipe.LanguageModel) cell.method().recipe();
      return language.train(cell, texts, recipe, sink, deadline);
    }
    PreferenceDataset data = ((Workload.LogLinear) work).data();
    MeasurementSink timed =
        (step, split, group, metric, value) -> {
          deadline.check(OptionalInt.of(step));
          sink.accept(step, split, group, metric, value);
        };
    return logLinear(cell, data, (Recipe.LogLinear) cell.method().recipe(), timed);
  }

  private static TrainedPolicy logLinear(
      Cell cell, PreferenceDataset data, Recipe.LogLinear recipe, MeasurementSink sink) {
    Trainer trainer =
        TrainingRun.run(
            recipe.method(),
            data,
            recipe.evaluateEvery(),
            SplittableDraws.provider(cell.seed(), "mini-batch"),
            sink);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("type", "log-linear");
    policy.put("theta", trainer.theta());
    policy.put("alpha", trainer.alpha());
    return new TrainedPolicy(policy, Map.of(), Map.of());
  }

  @Override
  public void close() {
    language.close();
  }
}
