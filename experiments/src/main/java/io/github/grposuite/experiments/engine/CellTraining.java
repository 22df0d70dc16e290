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

/** Trains the policy of a cell, whatever its kind. */
final class CellTraining implements AutoCloseable {
  private final LanguageTraining language;

  CellTraining(RunStore store, EngineListener listener) {
    language = new LanguageTraining(store, listener);
  }

  TrainedPolicy train(Cell cell, Workload work, MeasurementSink sink) {
    if (work instanceof Workload.LanguageModel texts) {
      return language.train(cell, texts, (Recipe.LanguageModel) cell.method().recipe(), sink);
    }
    PreferenceDataset data = ((Workload.LogLinear) work).data();
    return logLinear(cell, data, (Recipe.LogLinear) cell.method().recipe(), sink);
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
