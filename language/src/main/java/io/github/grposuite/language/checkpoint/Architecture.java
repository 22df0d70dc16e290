package io.github.grposuite.language.checkpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The architectures that can be loaded, with what Hugging Face's transformers assumes where
 * config.json is silent (LlamaConfig and GemmaConfig of transformers 4.46 and 5.23).
 */
public enum Architecture {
  /** LLaMA and what shares its architecture, such as SmolLM2. */
  LLAMA("LlamaForCausalLM", false, Activation.SILU, 2048),

  /** Gemma, the first generation. */
  GEMMA("GemmaForCausalLM", true, Activation.GELU_TANH, 8192);

  private final String key;
  private final boolean tiedByDefault;
  private final Activation defaultActivation;
  private final int defaultMaxPositions;

  Architecture(
      String key, boolean tiedByDefault, Activation defaultActivation, int defaultMaxPositions) {
    this.key = key;
    this.tiedByDefault = tiedByDefault;
    this.defaultActivation = defaultActivation;
    this.defaultMaxPositions = defaultMaxPositions;
  }

  /** The name in config.json. */
  public String key() {
    return key;
  }

  boolean tiedByDefault() {
    return tiedByDefault;
  }

  Activation defaultActivation() {
    return defaultActivation;
  }

  int defaultMaxPositions() {
    return defaultMaxPositions;
  }

  /** The names of all, for messages. */
  static String known() {
    return Arrays.stream(values()).map(Architecture::key).collect(Collectors.joining(", "));
  }
}
