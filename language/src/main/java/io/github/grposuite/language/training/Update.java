package io.github.grposuite.language.training;

/**
 * An update of the weights.
 *
 * @param step number of updates done, this one among them
 * @param examples training examples seen in all epochs so far
 * @param loss of the batch, as minimised: the mean over its micro-batches
 * @param gradientNorm before clipping
 * @param learningRate of the update
 */
public record Update(
    int step, long examples, double loss, double gradientNorm, double learningRate) {}
