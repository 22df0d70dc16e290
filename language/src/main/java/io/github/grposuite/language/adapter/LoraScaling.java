package io.github.grposuite.language.adapter;

import io.github.grposuite.core.Checks;
import java.util.Map;

/**
 * How rank and α differ by module, and how they scale an update.
 *
 * @param rankStabilised whether updates are scaled by α/√r, not α/r (rsLoRA, Kalajdzievski 2023)
 * @param ranks ranks other than the adapter's
 * @param alphas αs other than the adapter's
 */
public record LoraScaling(
    boolean rankStabilised, ModulePatterns<Integer> ranks, ModulePatterns<Double> alphas) {
  /** α/r with the same α and r in all modules. */
  public static final LoraScaling PLAIN = new LoraScaling(false, Map.of(), Map.of());

  /** α/√r with the same α and r in all modules. */
  public static final LoraScaling RANK_STABILISED = new LoraScaling(true, Map.of(), Map.of());

  /** Checks the values. */
  public LoraScaling {
    ranks.values().values().forEach(rank -> Checks.atLeast("lora rank", 1, rank));
    alphas.values().values().forEach(alpha -> Checks.positive("lora alpha", alpha));
  }

  /**
   * Ranks and αs by pattern, in the order in which they are tried.
   *
   * @throws IllegalArgumentException if one is not positive, or of a pattern that is not understood
   */
  public LoraScaling(
      boolean rankStabilised, Map<String, Integer> ranks, Map<String, Double> alphas) {
    this(rankStabilised, new ModulePatterns<>(ranks), new ModulePatterns<>(alphas));
  }

  /** What an update of this rank and α is multiplied by. */
  double factor(int rank, double alpha) {
    return rankStabilised ? alpha / Math.sqrt(rank) : alpha / rank;
  }
}
