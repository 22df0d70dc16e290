package io.github.grposuite.language.adapter;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which linear maps get a low-rank update, W x + (α/r) B A x, and how large it is (Hu et al. 2021).
 *
 * @param rank r, rows of A
 * @param alpha α; the update is scaled by α/r, or as {@code scaling} says
 * @param dropout probability that an input of A is zeroed in training, in [0, 1)
 * @param targets which maps of a layer
 * @param layers indices of the layers, ascending; empty for all
 * @param scaling what differs by module
 */
public record LoraSettings(
    int rank,
    double alpha,
    double dropout,
    Set<TargetModule> targets,
    List<Integer> layers,
    LoraScaling scaling) {
  /** Checks and copies. */
  public LoraSettings {
    Checks.atLeast("lora rank", 1, rank);
    Checks.positive("lora alpha", alpha);
    Checks.fraction("lora dropout", dropout);
    if (dropout == 1) {
      throw new IllegalArgumentException("lora dropout must be less than 1, but was 1");
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          "lora targets must name at least one of " + String.join(", ", TargetModule.keys()));
    }
    targets = Set.copyOf(targets);
    layers = layers.stream().distinct().sorted().toList();
  }

  /** With α/r and the same rank in all maps. */
  public LoraSettings(
      int rank, double alpha, double dropout, Set<TargetModule> targets, List<Integer> layers) {
    this(rank, alpha, dropout, targets, layers, LoraScaling.PLAIN);
  }

  /** The paper's: rank 8, α 32, no dropout, all maps of all layers (its model's are not fused). */
  public static LoraSettings paper() {
    return new LoraSettings(8, 32, 0, TargetModule.separate(), List.of());
  }

  /** The same for other maps. */
  public LoraSettings withTargets(Set<TargetModule> others) {
    return new LoraSettings(rank, alpha, dropout, others, layers, scaling);
  }

  /** The same for other layers. */
  public LoraSettings withLayers(List<Integer> others) {
    return new LoraSettings(rank, alpha, dropout, targets, others, scaling);
  }

  /** The same with another scaling. */
  public LoraSettings withScaling(LoraScaling other) {
    return new LoraSettings(rank, alpha, dropout, targets, layers, other);
  }

  /** Rank of the update of a module, such as {@code model.layers.0.self_attn.q_proj}. */
  int rank(String path) {
    return scaling.ranks().of(path, rank);
  }

  /** What the update of a module is multiplied by: α/r. */
  double scale(String path) {
    return scaling.factor(rank(path), scaling.alphas().of(path, alpha));
  }

  /**
   * The layers with an update, ascending.
   *
   * @throws IllegalArgumentException if the model has no such layer
   */
  public List<Integer> layersOf(DecoderConfig config) {
    if (layers.isEmpty()) {
      return IntStream.range(0, config.layers()).boxed().toList();
    }
    for (int layer : layers) {
      if (layer < 0 || layer >= config.layers()) {
        throw new IllegalArgumentException(
            "lora layers must be from 0 to "
                + (config.layers() - 1)
                + ", the model's layers, but one is "
                + layer);
      }
    }
    return layers;
  }
}
