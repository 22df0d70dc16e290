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
  LLAMA("LlamaForCausalLM", Defaults.llama(2048), Trait.BIAS_FIELD, Trait.FEED_FORWARD_BIAS_FIELD),

  /** Gemma, the first generation. */
  GEMMA(
      "GemmaForCausalLM",
      Defaults.gemma(8192),
      Trait.NORM_OFFSET,
      Trait.SCALED_EMBEDDINGS,
      Trait.GEMMA_ACTIVATION,
      Trait.CAUSAL_ONLY,
      Trait.BIAS_FIELD);

  private final String key;
  private final Defaults defaults;
  private final Set<Trait> traits;

  Architecture(String key, Defaults defaults, Trait... traits) {
    this.key = key;
    this.defaults = defaults;
    this.traits = Set.of(traits);
  }

  /** The name in config.json. */
  public String key() {
    return key;
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
