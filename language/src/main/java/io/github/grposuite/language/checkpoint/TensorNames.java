package io.github.grposuite.language.checkpoint;

/**
 * The names of a layer's tensors, the same for every supported architecture. All matrices are
 * [output size, input size].
 */
public record TensorNames(int layer) {
  /** The embedding, [vocabulary, hidden size]. */
  public static final String EMBEDDING = "model.embed_tokens.weight";

  /** The scale of the last normalisation. */
  public static final String NORM = "model.norm.weight";

  /** The output layer, [vocabulary, hidden size]; absent if it is the embedding. */
  public static final String HEAD = "lm_head.weight";

  /** The scale of the normalisation before attention. */
  public String inputNorm() {
    return name("input_layernorm");
  }

  /** Queries from the residual stream. */
  public String query() {
    return name("self_attn.q_proj");
  }

  /** Keys from the residual stream. */
  public String key() {
    return name("self_attn.k_proj");
  }

  /** Values from the residual stream. */
  public String value() {
    return name("self_attn.v_proj");
  }

  /** From the heads back to the residual stream. */
  public String output() {
    return name("self_attn.o_proj");
  }

  /** The scale of the normalisation between attention and the feed-forward block. */
  public String attentionNorm() {
    return name("post_attention_layernorm");
  }

  /** The feed-forward block's gate. */
  public String gate() {
    return name("mlp.gate_proj");
  }

  /** What is gated. */
  public String up() {
    return name("mlp.up_proj");
  }

  /** From the feed-forward block back to the residual stream. */
  public String down() {
    return name("mlp.down_proj");
  }

  private String name(String part) {
    return "model.layers." + layer + "." + part + ".weight";
  }
}
