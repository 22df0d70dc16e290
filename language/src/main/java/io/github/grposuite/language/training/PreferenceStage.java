package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Optional;

/**
 * Preference training by mini-batches (protocol, sections 1 and 5). Of a micro-batch of n pairs, N
 * being the number of all training pairs, the loss is
 *
 * <ul>
 *   <li>(1/n) Σ_i ℓ_i for pooled pairs,
 *   <li>(1/n) Σ_i q_g(i) ℓ_i for importance sampling, and alike for other fixed weights,
 *   <li>(1/n) Σ_g w_g N Σ_{i∈g} ℓ_i / N_g for weights that follow the losses; the step of the
 *       weights on what {@link GroupLoss} lets them hear comes first, and w is new. As published,
 *       which is {@link GroupLoss#SUM}, it is not divided by n.
 * </ul>
 *
 * <p>Micro-batches are taken in turn, so α moves once a micro-batch, while the policy's weights
 * move once a batch. For weights that follow the losses a gradient a group may be held, 4 bytes a
 * trainable value each, and 8 bytes more where the weighting asks for gradients, which are those
 * before the step of the weights.
 *
 * @param objective what is minimised
 * @param settings how training proceeds; it must evaluate
 * @param sample which training pairs are measured
 * @param keep which checkpoint's policy it ends with
 * @param remember whether the outcome has the best checkpoint, whichever is kept
 * @param seed of the data order, dropout and the sample
 */
public record PreferenceStage(
    PreferenceObjective objective,
    TrainingSettings settings,
    TrainSample sample,
    Keep keep,
    boolean remember,
    long seed) {
  /** Checks that validation is possible. */
  public PreferenceStage {
    if (settings.evaluateEvery() == 0) {
      throw new IllegalArgumentException(
          "evaluate_every must be at least 1 for preference training, but was 0");
    }
  }

  /** One whose outcome has the best checkpoint only if that is kept. */
  public PreferenceStage(
      PreferenceObjective objective,
      TrainingSettings settings,
      TrainSample sample,
      Keep keep,
      long seed) {
    this(objective, settings, sample, keep, false, seed);
  }

  /** One that ends with the policy of the last update. */
  public PreferenceStage(
      PreferenceObjective objective, TrainingSettings settings, TrainSample sample, long seed) {
    this(objective, settings, sample, Keep.LAST, false, seed);
  }

  /**
   * Trains, or goes on from the hooks' checkpoint.
   *
   * @param reference the reference's log-probabilities; without them, they are those of the policy
   *     as it is given. A checkpoint has its own, and these are not looked at.
   * @throws io.github.grposuite.core.training.DivergedException if a loss or the gradient is no
   *     longer finite
   */
  public StageOutcome run(
      TrainablePolicy policy, TrainingData data, Optional<Reference> reference, Hooks hooks) {
    data.requirePairs();
    PreferenceTask task = new PreferenceTask(objective, policy, data, reference, sample, seed);
    return new TrainingLoop(policy, task, settings, seed, hooks, keep, remember).run();
  }
}
