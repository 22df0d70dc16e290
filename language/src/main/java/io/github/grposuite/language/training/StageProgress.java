package io.github.grposuite.language.training;

/**
 * How far a stage is, after an update.
 *
 * @param update the update
 * @param totalExamples training examples of all epochs; training may stop earlier
 * @param tokens of the update's prompts and responses
 */
public record StageProgress(Update update, long totalExamples, long tokens) {}
