package io.github.grposuite.experiments.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.evaluation.FinalMeasure;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.RunObserver;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.training.Component;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.trial.LossTrial;
import io.github.grposuite.core.trial.SolverTrial;
import io.github.grposuite.core.trial.WeightingTrial;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.store.TrainedPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Training of θ.
 *
 * @param evaluateEvery steps between checkpoints
 * @param measure what is measured beside, after the last step
 */
record LogLinearTraining(Method method, int evaluateEvery, FinalMeasure measure)
    implements Training<Dataset.LogLinear> {
  private static final int EVALUATE_EVERY = 100;

  static LogLinearTraining read(String name, Settings settings, Components known) {
    Method method = Method.read(name, settings, known);
    int every = settings.integer("evaluate_every", EVALUATE_EVERY);
    FinalMeasure measure = settings.addedChoice("measure", FinalMeasure.class, FinalMeasure.NONE);
    measure.check(method);
    return new LogLinearTraining(method, Checks.atLeast("evaluate_every", 1, every), measure);
  }

  @Override
  public void check(int groups) {
    method.check(groups);
  }

  @Override
  public void check(Component component, int groups) {
    switch (component) {
      case LOSS -> LossTrial.check(method.loss(), groups);
      case WEIGHTING -> WeightingTrial.check(method.weighting(), groups);
      case SOLVER -> SolverTrial.check(method, groups, () -> miniBatches(0));
    }
  }

  private static UniformRandomProvider miniBatches(long seed) {
    return SplittableDraws.provider(seed, "mini-batch");
  }

  @Override
  public LossByGroup loss() {
    return method.loss();
  }

  @Override
  public boolean draws() {
    return method.draws();
  }

  @Override
  public boolean isAdaptive() {
    return method.weighting().isAdaptive();
  }

  @Override
  public boolean takesAllCores() {
    return false;
  }

  @Override
  public TrainedPolicy train(Dataset.LogLinear dataset, TrainingJob job, TrainingMemory memory) {
    check(dataset.groups().size());
    BestCheckpoint best = new BestCheckpoint(isAdaptive(), job.sink());
    try (LogLinearProgress progress =
        new LogLinearProgress(
            job.store().layout().training(job.id()),
            job.id(),
            LogLinearProgress.EVERY,
            best,
            job.deadline(),
            note -> job.notes().accept(method.name() + ", seed " + job.seed() + ": " + note))) {
      PreferenceDataset data = dataset.data();
      if (measure != FinalMeasure.NONE && !(data.train() instanceof PairMatrix)) {
        throw new PairsElsewhereException(
            "measure looks at single training pairs, which lie on other machines; remove it");
      }
      Trainer trainer = run(data, job.seed(), progress, progress);
      if (measure != FinalMeasure.NONE) {
        measure.measure(method, data.trainHere(), trainer, progress);
      }
      Map<String, Object> policy = new LinkedHashMap<>();
      policy.put("type", "log-linear");
      policy.put("theta", trainer.theta());
      policy.put("alpha", trainer.alpha());
      Map<String, byte[]> files = new LinkedHashMap<>();
      if (dataset.examples() != Examples.NONE) {
        files.put(ExperimentLayout.EXAMPLES, examples(dataset, trainer));
      }
      if (dataset.examples() == Examples.BOTH) {
        Trainer chosen = again(data, job, best.updates(method.solver().steps()));
        files.put(ExperimentLayout.EXAMPLES_OWN_OBJECTIVE, examples(dataset, chosen));
      }
      return new TrainedPolicy(policy, files, Map.of());
    }
  }

  private byte[] examples(Dataset.LogLinear dataset, Trainer trainer) {
    return HeldOutExamples.of(
        dataset.texts().orElseThrow(), dataset.data(), method.loss(), trainer.theta());
  }

  /** The run once more, up to an earlier step: the same bits. */
  private Trainer again(PreferenceDataset data, TrainingJob job, int steps) {
    Trainer trainer = method.start(data.train(), data.theta0(), miniBatches(job.seed()));
    for (int step = 1; step <= steps; step++) {
      trainer.step();
      job.deadline().accept(step);
    }
    return trainer;
  }

  /** Does all steps; the seed is of the mini-batches. */
  Trainer run(PreferenceDataset data, long seed, MeasurementSink sink, RunObserver observer) {
    return TrainingRun.run(method, data, evaluateEvery, miniBatches(seed), sink, observer);
  }

  @Override
  public OptionalDouble seconds(DataPlan<Dataset.LogLinear> data, long seed, long nanos) {
    PreferenceDataset pairs = data.loader().load(seed, part -> {}).data();
    return OptionalDouble.of(StepTimes.seconds(this, pairs, seed, nanos));
  }
}
