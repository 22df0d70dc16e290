package io.github.grposuite.reports.read;

import java.util.Map;

/**
 * What a report keeps of one run.
 *
 * @param id the run's folder name
 * @param steps the checkpoints, increasing
 * @param curves the kept series, each as long as {@code steps}
 * @param last every known metric's value at the last checkpoint
 */
public record RunRecord(
    String id, int[] steps, Map<SeriesKey, double[]> curves, Map<SeriesKey, Double> last) {}
