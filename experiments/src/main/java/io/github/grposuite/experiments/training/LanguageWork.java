package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.training.ModelWork.Amount;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.estimate.Activations;
import io.github.grposuite.language.estimate.MemoryNeed;
import io.github.grposuite.language.estimate.Operations;
import io.github.grposuite.language.model.ComputeDevice;
import io.github.grposuite.language.model.DistinctItems;
import io.github.grposuite.language.model.Holding;
import io.github.grposuite.language.model.Memory;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.model.WeightStorage;
import io.github.grposuite.language.policy.Encoded;
import io.github.grposuite.language.training.StageWork;
import io.github.grposuite.language.training.TrainingData;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what the cells of one language model take. What cells share is counted once, whether or
 * not it is kept from before; that a learning rate may end a run early is left out of account.
 */
final class LanguageWork {
  /** Weights in 32 bits and all activations, whatever the machine. */
  private static final Placement WHOLE =
      new Placement(ComputeDevice.cpu(), WeightStorage.F32, Placement.Activations.KEPT);

  private final WorkModel model;
  private final Map<WorkStage, Amount> amounts = new EnumMap<>(WorkStage.class);
  private final Set<String> shared = new HashSet<>();
  private MemoryNeed here = new MemoryNeed(0, 0, 0, 0, 0, 0);
  private MemoryNeed elsewhere = here;
  private RateTrial trial;

  LanguageWork(WorkModel model) {
    this.model = model;
  }

  /** Adds methods on the data of a seed. */
  void add(Dataset.Text dataset, long seed, List<LanguageTraining> methods) {
    LanguageSetup setup = dataset.setup();
    TrainingData data = model.tokens(dataset.pairs(), setup);
    LoraLayout layout = new LoraLayout(setup.lora(model.config()), model.config());
    Holding holding = Holding.of(model.tensors(), setup.placement(), Memory.bytes());
    Operations operations = new Operations(model.config(), layout);
    boolean again = holding.recomputes();
    addBelow(data, operations);
    if (shared.add(dataset.hash() + " " + seed + " " + setup)) {
      setup
          .fineTuning()
          .map(settings -> StageWork.fineTuning(settings, data))
          .ifPresent(
              work -> add(work, operations, again, WorkStage.FINE_TUNING, WorkStage.FINE_TUNING));
      add(StageWork.reference(data), operations, again, WorkStage.REFERENCE, WorkStage.REFERENCE);
    }
    PartSize part = PartSize.of(data, setup.partTokens());
    Activations activations = part.activations(model.config(), layout);
    for (LanguageTraining method : methods) {
      StageWork work =
          StageWork.preference(method.objective(), method.settings(), method.sample(), data, seed);
      add(work, operations, again, WorkStage.TRAINING, WorkStage.EVALUATION);
      if (shared.add(dataset.hash() + " " + seed + " " + method.sample())) {
        StageWork base = StageWork.base(method.sample(), data, seed);
        add(base, operations, again, WorkStage.EVALUATION, WorkStage.EVALUATION);
      }
      for (int policy = 0; policy < dataset.examples().policies(); policy++) {
        add(StageWork.heldOut(data), operations, again, WorkStage.EVALUATION, WorkStage.EVALUATION);
      }
      int groups = data.groups().size();
      here = here.or(method.memory(holding, activations, layout, groups));
      elsewhere =
          elsewhere.or(
              method.memory(Holding.of(model.tensors(), WHOLE, 0), activations, layout, groups));
    }
    trial = new RateTrial(setup.placement().device(), part.most(), model.config());
  }

  private void addBelow(TrainingData data, Operations operations) {
    int lowest = operations.layout().lowestLayer();
    if (lowest > 0) {
      DistinctItems items = DistinctItems.of(ReferencePolicy.items(data));
      if (shared.add(lowest + " " + items.digest())) {
        Encoded encoded = Encoded.of(items.items());
        add(WorkStage.LAYERS_BELOW, new Amount(encoded.tokens(), operations.below(encoded), 0));
      }
    }
  }

  private void add(
      StageWork work, Operations operations, boolean again, WorkStage gradients, WorkStage asked) {
    Encoded trained = work.gradients();
    add(
        gradients,
        new Amount(
            trained.tokens(),
            operations.gradients(trained),
            again ? operations.again(trained) : 0));
    add(asked, new Amount(work.asked().tokens(), operations.asked(work.asked()), 0));
  }

  private void add(WorkStage stage, Amount amount) {
    if (amount.tokens() > 0) {
      amounts.merge(stage, amount, Amount::plus);
    }
  }

  /** What was counted; at least one method must have been added. */
  ModelWork counted() {
    return new ModelWork(
        model.name(), model instanceof WorkModel.Shape, amounts, here, elsewhere, trial);
  }
}
