package io.github.grposuite.language.checkpoint;

/**
 * Which linear maps of a layer add a bias.
 *
 * @param queryKeyValue those to queries, keys and values
 * @param output that from the heads back to the residual stream
 * @param feedForward all of the feed-forward block
 */
public record Biases(boolean queryKeyValue, boolean output, boolean feedForward) {}
