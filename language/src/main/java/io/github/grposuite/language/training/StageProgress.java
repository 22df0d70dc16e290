package io.github.grposuite.language.training;

/**
 * How far a stage is, after an update.
 *
 * @param step number of updates done
 * @param examples training examples seen in all epochs so far
 * @param totalExamples those of all epochs; training may stop earlier
 * @param loss of the batch, as minimised
 * @param gradientNorm before clipping
 * @param learningRate of the update
 */
public record StageProgress(
    int step,
    long examples,
    long totalExamples,
    double loss,
    double gradientNorm,
    double learningRate) {}
