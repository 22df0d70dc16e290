package io.github.grposuite.language.training;

import java.util.Optional;

/**
 * How a stage ended. The policy has the weights of the kept checkpoint.
 *
 * @param status why it ended
 * @param steps number of updates
 * @param kept number of updates by the kept checkpoint
 * @param alpha the group weights α then; empty for fine-tuning
 * @param best the best checkpoint; empty unless it is kept or was to be remembered
 * @param log what was recorded
 */
public record StageOutcome(
    TrainingState.Status status,
    int steps,
    int kept,
    double[] alpha,
    Optional<Best> best,
    TrainingLog log) {}
