package io.github.grposuite.language.checkpoint;

/** What an architecture always has, or which fields of config.json it heeds. */
enum Trait {
  /** Norms scale by 1 + weight. */
  NORM_OFFSET,

  /** Norms after attention and after the feed-forward block, besides those before them. */
  OUTPUT_NORMS,

  /** Norms of each head's queries and keys. */
  QUERY_KEY_NORMS,

  /** Queries, keys and values have a bias whatever config.json says. */
  QUERY_KEY_VALUE_BIAS,

  /** {@code attention_bias} gives all maps of attention a bias. */
  BIAS_FIELD,

  /** {@code mlp_bias} gives the feed-forward block's maps a bias. */
  FEED_FORWARD_BIAS_FIELD,

  /** Queries, keys and values come from one map, and gate and up from another. */
  FUSED,

  /** Embeddings are scaled by the root of the hidden size. */
  SCALED_EMBEDDINGS,

  /** {@code hidden_activation} goes before {@code hidden_act}. */
  GEMMA_ACTIVATION,

  /** Versions of transformers heed {@code hidden_act} or {@code hidden_activation}. */
  TWO_ACTIVATIONS,

  /** {@code use_bidirectional_attention} would make attention another one. */
  CAUSAL_ONLY,

  /** {@code query_pre_attn_scalar} stands for the head's size in the scale of scores. */
  QUERY_SCALAR,

  /** {@code attn_logit_softcapping} is heeded. */
  ATTENTION_CAP,

  /** {@code final_logit_softcapping} is heeded. */
  LOGITS_CAP,

  /** The four multipliers of Granite. */
  MULTIPLIERS,

  /** {@code sliding_window} holds for all layers. */
  WINDOW_EVERYWHERE,

  /** {@code use_sliding_window}: for the layers from {@code max_window_layers} on. */
  WINDOW_ABOVE,

  /** For all layers but every second one. */
  WINDOW_ALTERNATES,

  /** For all layers but each {@code sliding_window_pattern}-th. */
  WINDOW_PATTERN,

  /** Layers with a window have rotary embeddings of their own, {@code rope_local_base_freq}. */
  LOCAL_ROPE,

  /** Rotary embeddings may be LongRoPE's. */
  LONG_ROPE
}
