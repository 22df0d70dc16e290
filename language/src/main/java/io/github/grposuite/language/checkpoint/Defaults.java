package io.github.grposuite.language.checkpoint;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What transformers assumes where config.json is silent (the configuration classes of 4.46, 4.53
 * and 5.24).
 *
 * @param tied whether the output layer is the embedding
 * @param activation of the feed-forward block
 * @param maxPositions longest sequence
 * @param headDim size of a head; empty for hidden size by heads
 * @param theta base of rotary embeddings
 * @param normEpsilon added to the mean square in norms
 * @param window tokens that a layer with a sliding window sees; empty if it must be stated
 * @param caps soft cap of attention scores and of logits; empty for none
 * @param bos first token of a text
 * @param eos end of a text
 * @param pad padding
 */
record Defaults(
    boolean tied,
    Activation activation,
    int maxPositions,
    OptionalInt headDim,
    double theta,
    double normEpsilon,
    OptionalInt window,
    SoftCaps caps,
    OptionalInt bos,
    OptionalInt eos,
    OptionalInt pad) {
  private static final double THETA = 10_000;
  private static final double EPSILON = 1e-6;

  private static final OptionalInt NONE = OptionalInt.empty();

  /** As LLaMA's. */
  static Defaults llama(int maxPositions) {
    return new Defaults(
        false,
        Activation.SILU,
        maxPositions,
        NONE,
        THETA,
        EPSILON,
        NONE,
        SoftCaps.NONE,
        OptionalInt.of(1),
        OptionalInt.of(2),
        NONE);
  }

  /** As Gemma's. */
  static Defaults gemma(int maxPositions) {
    return new Defaults(
        true,
        Activation.GELU_TANH,
        maxPositions,
        OptionalInt.of(256),
        THETA,
        EPSILON,
        NONE,
        SoftCaps.NONE,
        OptionalInt.of(2),
        OptionalInt.of(1),
        OptionalInt.of(0));
  }

  /** The same with a window of 4,096 tokens. */
  Defaults withWindow() {
    return new Defaults(
        tied,
        activation,
        maxPositions,
        headDim,
        theta,
        normEpsilon,
        OptionalInt.of(4096),
        caps,
        bos,
        eos,
        pad);
  }

  /** The same with a size of heads. */
  Defaults withHeadDim(int size) {
    return new Defaults(
        tied,
        activation,
        maxPositions,
        OptionalInt.of(size),
        theta,
        normEpsilon,
        window,
        caps,
        bos,
        eos,
        pad);
  }

  /** The same with a base of rotary embeddings. */
  Defaults withTheta(double base) {
    return new Defaults(
        tied, activation, maxPositions, headDim, base, normEpsilon, window, caps, bos, eos, pad);
  }

  /** The same with soft caps. */
  Defaults withCaps(double attention, double logits) {
    return new Defaults(
        tied,
        activation,
        maxPositions,
        headDim,
        theta,
        normEpsilon,
        window,
        new SoftCaps(OptionalDouble.of(attention), OptionalDouble.of(logits)),
        bos,
        eos,
        pad);
  }

  /** The same without special tokens. */
  Defaults withoutTokens() {
    return withTokens(NONE, NONE, NONE);
  }

  /** The same with a token that ends texts and fills batches. */
  Defaults withEnd(int token) {
    return withTokens(bos, OptionalInt.of(token), OptionalInt.of(token));
  }

  private Defaults withTokens(OptionalInt first, OptionalInt end, OptionalInt padding) {
    return new Defaults(
        tied,
        activation,
        maxPositions,
        headDim,
        theta,
        normEpsilon,
        window,
        caps,
        first,
        end,
        padding);
  }

  /** The same with another number in norms. */
  Defaults withNormEpsilon(double epsilon) {
    return new Defaults(
        tied, activation, maxPositions, headDim, theta, epsilon, window, caps, bos, eos, pad);
  }
}
