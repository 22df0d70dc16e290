package io.github.grposuite.language.checkpoint;

/**
 * The names of a layer's tensors. All matrices are [output size, input size]; a map's bias has its
 * path, too.
 */
public record TensorNames(int layer) {
  /** The embedding, [vocabulary, hidden size]. */
  public static final String EMBEDDING = "model.embed_tokens.weight";

  /** The scale of the last normalisation. */
  public static final String NORM = "model.norm.weight";

  /** The output layer, [vocabulary, hidden size]; absent if it is the embedding. */
  public static final String HEAD = "lm_head.weight";

  /** The scale of the normalisation before attention. */
  public String attentionNorm() {
    return weight("input_layernorm");
  }

  /** The scale of the normalisation after attention, where blocks have norms of their own there. */
  public String attentionOutputNorm() {
    return weight("post_attention_layernorm");
  }

  /**
   * The scale of the normalisation before the feed-forward block.
   *
   * @param outputNorms whether there are norms after blocks
   */
  public String feedForwardNorm(boolean outputNorms) {
    return weight(outputNorms ? "pre_feedforward_layernorm" : "post_attention_layernorm");
  }

  /** The scale of the normalisation after the feed-forward block. */
  public String feedForwardOutputNorm() {
    return weight("post_feedforward_layernorm");
  }

  /** The scale of the normalisation of a head's queries. */
  public String queryNorm() {
    return weight("self_attn.q_norm");
  }

  /** The scale of the normalisation of a head's keys. */
  public String keyNorm() {
    return weight("self_attn.k_norm");
  }

  /** A part's path, such as {@code model.layers.0.self_attn.q_proj}. */
  public String path(String part) {
    return "model.layers." + layer + "." + part;
  }

  private String weight(String part) {
    return path(part) + ".weight";
  }
}
