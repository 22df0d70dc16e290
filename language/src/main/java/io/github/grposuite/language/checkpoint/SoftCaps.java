package io.github.grposuite.language.checkpoint;

import java.util.OptionalDouble;

/**
 * Bounds c of scores, x ↦ c tanh(x/c), as Gemma 2 has them.
 *
 * @param attention of attention scores, scaled, before masks; empty for none
 * @param logits of the vocabulary's scores; empty for none
 */
public record SoftCaps(OptionalDouble attention, OptionalDouble logits) {
  /** Scores as they are. */
  public static final SoftCaps NONE = new SoftCaps(OptionalDouble.empty(), OptionalDouble.empty());
}
