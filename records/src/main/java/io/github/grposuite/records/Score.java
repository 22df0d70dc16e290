package io.github.grposuite.records;

/**
 * What a run's checkpoints are compared by; lower is better.
 *
 * @param rule the name of the rule that asks for it
 * @param key the series
 */
public record Score(String rule, SeriesKey key) {}
