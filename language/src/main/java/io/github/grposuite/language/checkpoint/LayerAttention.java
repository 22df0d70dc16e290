package io.github.grposuite.language.checkpoint;

import java.util.OptionalInt;

/**
 * What tokens see in a layer.
 *
 * @param window number of latest tokens that a token sees, itself among them; empty for all
 * @param rope the layer's rotary position embeddings
 */
public record LayerAttention(OptionalInt window, Rope rope) {}
