package io.github.grposuite.language.training;

/**
 * How a stage ended. The policy has the final weights.
 *
 * @param status why it ended
 * @param steps number of updates
 * @param alpha the final group weights α; empty for fine-tuning
 */
public record StageOutcome(TrainingState.Status status, int steps, double[] alpha) {}
