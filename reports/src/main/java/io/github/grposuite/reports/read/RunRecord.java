package io.github.grposuite.reports.read;

import java.util.Map;

/**
 * What a report keeps of one run; its size does not grow with the number of checkpoints.
 *
 * @param id the run's folder name
 * @param curves the kept series, thinned
 * @param values every known metric's value at the checkpoint by which the run is judged
 * @param judged that checkpoint
 * @param end the last checkpoint
 */
public record RunRecord(
    String id, Curves curves, Map<SeriesKey, Double> values, int judged, int end) {}
