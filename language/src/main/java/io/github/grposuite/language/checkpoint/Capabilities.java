package io.github.grposuite.language.checkpoint;

import java.util.List;

/**
 * What a decoder computes beyond its sizes. Everything that tells one architecture's forward pass
 * from another's is here; the model asks for nothing else.
 *
 * @param normOffset whether norms scale by 1 + weight
 * @param outputNorms whether attention and feed-forward block are followed by norms of their own
 * @param queryKeyNorms whether each head's queries and keys are normalised before they are rotated
 * @param fused whether queries, keys and values come from one map, and gate and up from another
 * @param biases which maps add a bias
 * @param multipliers constant scales
 * @param caps soft caps of scores
 * @param attention what tokens see, by layer
 */
public record Capabilities(
    boolean normOffset,
    boolean outputNorms,
    boolean queryKeyNorms,
    boolean fused,
    Biases biases,
    Multipliers multipliers,
    SoftCaps caps,
    List<LayerAttention> attention) {
  /** Copies the list. */
  public Capabilities {
    attention = List.copyOf(attention);
  }
}
