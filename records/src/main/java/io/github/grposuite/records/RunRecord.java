package io.github.grposuite.records;

import java.util.Map;
import java.util.Optional;

/**
 * What a report keeps of one run; its size does not grow with the number of checkpoints.
 *
 * @param id the run's folder name
 * @param curves the kept series, thinned
 * @param values every known metric's value at the checkpoint by which the run is judged
 * @param judged that checkpoint
 * @param end the last checkpoint
 * @param examples what the final policy makes of each held-out pair, where that is recorded and was
 *     asked for
 */
public record RunRecord(
    String id,
    Curves curves,
    Map<SeriesKey, Double> values,
    int judged,
    int end,
    Optional<ExampleLosses> examples) {

  RunRecord with(Optional<ExampleLosses> more) {
    return new RunRecord(id, curves, values, judged, end, more);
  }
}
