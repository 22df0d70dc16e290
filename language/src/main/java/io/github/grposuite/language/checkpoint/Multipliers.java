package io.github.grposuite.language.checkpoint;

/**
 * Constants that scale what flows through a model.
 *
 * @param embedding times embeddings
 * @param attention times the products of queries and keys
 * @param residual times what a block adds to the residual stream
 * @param logits the vocabulary's scores are divided by it
 */
public record Multipliers(double embedding, double attention, double residual, double logits) {}
