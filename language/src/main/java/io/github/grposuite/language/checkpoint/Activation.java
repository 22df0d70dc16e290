package io.github.grposuite.language.checkpoint;

/** What the feed-forward block applies to its gate. */
public enum Activation {
  /** x · sigmoid(x). */
  SILU("silu"),

  /** x · Φ(x) with the normal distribution's Φ. */
  GELU("gelu"),

  /** GELU by its tanh approximation. */
  GELU_TANH("gelu_pytorch_tanh");

  private final String key;

  Activation(String key) {
    this.key = key;
  }

  /** The name in config.json. */
  public String key() {
    return key;
  }
}
