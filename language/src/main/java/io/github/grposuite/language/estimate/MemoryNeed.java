package io.github.grposuite.language.estimate;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.model.Holding;
import io.github.grposuite.language.training.AdamW;
import io.github.grposuite.language.training.Optimiser;
import io.github.grposuite.language.training.RmsProp;

/**
 * Memory of training in bytes, by count; the engine's and Java's own come on top, some hundred MB.
 *
 * @param weights of the model
 * @param activations that the gradients of a part's tokens need
 * @param scores of the vocabulary
 * @param adapter its values, for the engine and for the optimiser
 * @param gradients with respect to them, by group where groups are kept apart
 * @param optimiser its state
 */
public record MemoryNeed(
    long weights, long activations, long scores, long adapter, long gradients, long optimiser) {
  /**
   * Of a stage.
   *
   * @param groups whose gradients may be held apart; 0 for none
   * @param wide whether copies of these are held that take 8 bytes a value
   */
  public static MemoryNeed of(
      Holding holding,
      Activations activations,
      LoraLayout layout,
      Optimiser optimiser,
      int groups,
      boolean wide) {
    long values = (long) Float.BYTES * layout.size();
    // The sum, what the engine records and its gradient, and of each group.
    long gradients = (3L + groups + (wide ? 2L * groups : 0)) * values;
    return new MemoryNeed(
        holding.bytes(),
        activations.bytes(holding.recomputes()),
        activations.scoreBytes(),
        2 * values,
        gradients,
        means(optimiser) * values);
  }

  private static int means(Optimiser optimiser) {
    if (optimiser instanceof AdamW) {
      return 2;
    }
    if (optimiser instanceof RmsProp) {
      return 1;
    }
    throw new IllegalArgumentException("no count for " + optimiser);
  }

  /** All together. */
  public long total() {
    return weights + activations + scores + adapter + gradients + optimiser;
  }

  /** The larger of both, part by part. */
  public MemoryNeed or(MemoryNeed other) {
    return new MemoryNeed(
        Math.max(weights, other.weights),
        Math.max(activations, other.activations),
        Math.max(scores, other.scores),
        Math.max(adapter, other.adapter),
        Math.max(gradients, other.gradients),
        Math.max(optimiser, other.optimiser));
  }
}
