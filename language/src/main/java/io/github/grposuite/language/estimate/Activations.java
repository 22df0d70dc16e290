package io.github.grposuite.language.estimate;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.checkpoint.DecoderConfig;

/**
 * What a forward pass keeps for its gradient, by count of the arrays that the engine's backward
 * pass reads, as if every map had an adapter.
 *
 * @param config the model
 * @param layout its adapter
 * @param tokens encoded at a time
 * @param predictions those of them whose output predicts something
 * @param longest tokens of the longest item
 */
public record Activations(
    DecoderConfig config, LoraLayout layout, long tokens, long predictions, long longest) {
  /** Scores that are computed at a time, and how often they are there: z, ln p and p. */
  private static final long SCORES = 1 << 24;

  private static final int SCORE_ARRAYS = 3;

  /** A layer's arrays that are not kept, and gradients: each about as much as what it keeps. */
  private static final int MAKING = 2;

  /** Of all layers with an adapter, or of one where they are computed again, and in the making. */
  long bytes(boolean recomputes) {
    long layers = config.layers() - layout.lowestLayer();
    long full = tokens * (ofInput() + ofOutput());
    long last = tokens * ofInput() + predictions * (ofOutput() + config.hiddenSize());
    long largest = layers > 1 ? full : last;
    long kept =
        recomputes ? layers * tokens * config.hiddenSize() + largest : (layers - 1) * full + last;
    return Float.BYTES * (kept + MAKING * largest);
  }

  long scoreBytes() {
    return SCORE_ARRAYS
        * Float.BYTES
        * Math.min(SCORES, Math.max(1, predictions) * config.vocabSize());
  }

  /** Values a token before attention: the layer's input, its norm, keys and values. */
  private long ofInput() {
    return 2L * config.hiddenSize() + 2L * config.keyValueSize();
  }

  /**
   * Values a token from queries on: these, the heads' output, shares of attention, the sum, its
   * norm, and of the feed-forward block what the gate, its product and the maps need.
   */
  private long ofOutput() {
    int gate =
        switch (config.activation()) {
          case GELU_TANH -> 4;
          case SILU -> 2;
          case GELU -> 1;
        };
    int shares = config.capabilities().caps().attention().isPresent() ? 2 : 1;
    return 2L * config.querySize()
        + shares * config.heads() * longest
        + 2L * config.hiddenSize()
        + (gate + 3L) * config.intermediateSize()
        + dropped();
  }

  /** Inputs of adapters with dropout are copies, with a byte a value for what was dropped. */
  private long dropped() {
    if (layout.settings().dropout() == 0) {
      return 0;
    }
    long inputs =
        layout.settings().targets().stream().mapToLong(target -> target.inputs(config)).sum();
    return inputs * (Float.BYTES + 1) / Float.BYTES;
  }
}
