package io.github.grposuite.language.checkpoint;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The architectures that can be loaded: what sets each apart, and what transformers assumes where
 * config.json is silent. A further one is a line here, if its traits are among these.
 */
public enum Architecture {
  /** LLaMA and what shares its architecture, such as SmolLM2 and TinyLlama. */
  LLAMA(
      "LlamaForCausalLM",
      "llama",
      Defaults.llama(2048),
      Trait.BIAS_FIELD,
      Trait.FEED_FORWARD_BIAS_FIELD),

  /** Gemma, the first generation. */
  GEMMA(
      "GemmaForCausalLM",
      "gemma",
      Defaults.gemma(8192),
      Trait.NORM_OFFSET,
      Trait.SCALED_EMBEDDINGS,
      Trait.GEMMA_ACTIVATION,
      Trait.TWO_ACTIVATIONS,
      Trait.CAUSAL_ONLY,
      Trait.BIAS_FIELD),

  /** Gemma 2. */
  GEMMA2(
      "Gemma2ForCausalLM",
      "gemma2",
      Defaults.gemma(8192).withWindow().withCaps(50, 30),
      Trait.NORM_OFFSET,
      Trait.OUTPUT_NORMS,
      Trait.SCALED_EMBEDDINGS,
      Trait.GEMMA_ACTIVATION,
      Trait.CAUSAL_ONLY,
      Trait.BIAS_FIELD,
      Trait.QUERY_SCALAR,
      Trait.ATTENTION_CAP,
      Trait.LOGITS_CAP,
      Trait.WINDOW_ALTERNATES),

  /** The text models of Gemma 3. */
  GEMMA3(
      "Gemma3ForCausalLM",
      "gemma3_text",
      Defaults.gemma(131_072).withWindow().withTheta(1e6),
      Trait.NORM_OFFSET,
      Trait.OUTPUT_NORMS,
      Trait.QUERY_KEY_NORMS,
      Trait.SCALED_EMBEDDINGS,
      Trait.GEMMA_ACTIVATION,
      Trait.CAUSAL_ONLY,
      Trait.BIAS_FIELD,
      Trait.QUERY_SCALAR,
      Trait.LOGITS_CAP,
      Trait.WINDOW_PATTERN,
      Trait.LOCAL_ROPE),

  /** Mistral 7B and its like. */
  MISTRAL(
      "MistralForCausalLM",
      "mistral",
      Defaults.llama(131_072).withWindow(),
      Trait.WINDOW_EVERYWHERE),

  /** Qwen2 and Qwen2.5. */
  QWEN2(
      "Qwen2ForCausalLM",
      "qwen2",
      Defaults.llama(32_768).withWindow().withoutTokens(),
      Trait.QUERY_KEY_VALUE_BIAS,
      Trait.WINDOW_ABOVE),

  /** Qwen3. */
  QWEN3(
      "Qwen3ForCausalLM",
      "qwen3",
      Defaults.llama(32_768).withWindow().withHeadDim(128).withoutTokens(),
      Trait.QUERY_KEY_NORMS,
      Trait.BIAS_FIELD,
      Trait.WINDOW_ABOVE),

  /** Phi-3. */
  PHI3(
      "Phi3ForCausalLM",
      "phi3",
      Defaults.llama(4096).withNormEpsilon(1e-5).withEnd(32_000),
      Trait.FUSED,
      Trait.WINDOW_EVERYWHERE,
      Trait.LONG_ROPE),

  /** Granite 3. */
  GRANITE(
      "GraniteForCausalLM",
      "granite",
      Defaults.llama(2048),
      Trait.BIAS_FIELD,
      Trait.FEED_FORWARD_BIAS_FIELD,
      Trait.MULTIPLIERS);

  private final String key;
  private final String modelType;
  private final Defaults defaults;
  private final Set<Trait> traits;

  Architecture(String key, String modelType, Defaults defaults, Trait... traits) {
    this.key = key;
    this.modelType = modelType;
    this.defaults = defaults;
    this.traits = Set.of(traits);
  }

  /** The name in config.json. */
  public String key() {
    return key;
  }

  /** Its {@code model_type}, by which transformers chooses the class. */
  String modelType() {
    return modelType;
  }

  Defaults defaults() {
    return defaults;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The names of all, for messages. */
  static String known() {
    return Arrays.stream(values()).map(Architecture::key).collect(Collectors.joining(", "));
  }
}
