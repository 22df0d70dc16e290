package io.github.grposuite.records;

/**
 * One row of metrics.csv.
 *
 * @param step the checkpoint; −1 is before update 0
 * @param split train, validation, test, or empty
 * @param group a group's name, worst, average, gap, or empty
 * @param metric its name, known to this version or not
 */
public record MetricsRow(int step, String split, String group, String metric, double value) {}
