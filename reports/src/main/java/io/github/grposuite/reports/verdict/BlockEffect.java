package io.github.grposuite.reports.verdict;

/**
 * A block's part in an effect.
 *
 * @param block its setting in words, {@code fold: 0}
 * @param n seeds that are compared
 * @param effect mean over them; median where failed seeds rank
 */
public record BlockEffect(String block, int n, double effect) {}
