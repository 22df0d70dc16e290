package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case over its seeds.
 *
 * @param expected how many seeds the experiment has
 * @param ends the last checkpoint of each seed that could be read
 * @param curves the kept series
 * @param last every metric at the last checkpoint
 */
public record CaseResult(
    Case key,
    int expected,
    List<Integer> ends,
    Map<SeriesKey, Curve> curves,
    Map<SeriesKey, Summary> last) {
  /** Copies the list. */
  public CaseResult {
    ends = List.copyOf(ends);
  }

  /** How many seeds could be read. */
  public int done() {
    return ends.size();
  }

  /**
   * The value before the first update, if that is a checkpoint: −1 where checkpoints are named by
   * the update that they follow, 0 where by the number of updates, as a language model's are.
   */
  public Optional<Summary> start(SeriesKey key) {
    Curve curve = curves.get(key);
    boolean starts = curve != null && curve.steps()[0] == (startsAtReference() ? 0 : -1);
    boolean pointless = key.metric() == Metric.ACCURACY && startsAtReference();
    return starts && !pointless ? Optional.of(curve.points().get(0)) : Optional.empty();
  }

  /**
   * Whether the policy starts as its reference, so that all margins, and with them the accuracy,
   * are 0: a language model's does, and it alone records the log-probability accuracy.
   */
  public boolean startsAtReference() {
    return last.keySet().stream().anyMatch(key -> key.metric() == Metric.LOGPROB_ACCURACY);
  }
}
