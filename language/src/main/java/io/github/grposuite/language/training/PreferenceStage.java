package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Optional;

/**
 * Preference training by mini-batches (protocol, sections 1 and 5). Of a micro-batch of n pairs, N
 * being the number of all training pairs, the loss is
 *
 * <ul>
 *   <li>(1/n) Σ_i ℓ_i for pooled pairs,
 *   <li>(1/n) Σ_i q_g(i) ℓ_i for importance sampling,
 *   <li>Σ_g w_g L_g for GRPO, with L_g = N Σ_{i∈g} ℓ_i / N_g over the micro-batch, 0 for a group
 *       without a pair in it; the α-step on these L_g comes first, and w is that of the new α. As
 *       published, it is not divided by n, so L_g estimates n times the group's mean loss.
 * </ul>
 *
 * <p>Micro-batches are taken in turn, so α moves once a micro-batch, while the policy's weights
 * move once a batch. For GRPO a gradient a group is held, 4 bytes a trainable value each.
 *
 * @param objective what is minimised
 * @param settings how training proceeds; it must evaluate
 * @param sample which training pairs are measured
 * @param seed of the data order, dropout and the sample
 */
public record PreferenceStage(
    PreferenceObjective objective, TrainingSettings settings, TrainSample sample, long seed) {
  /** Checks that validation is possible. */
  public PreferenceStage {
    if (settings.evaluateEvery() == 0) {
      throw new IllegalArgumentException(
          "evaluate_every must be at least 1 for preference training, but was 0");
    }
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
    return new TrainingLoop(policy, task, settings, seed, hooks).run(task::alpha);
  }
}
