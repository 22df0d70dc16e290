package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A case over its seeds.
 *
 * @param expected how many seeds the experiment has
 * @param seeds of the runs that could be read, increasing
 * @param lost the other seeds, increasing, and what became of them
 * @param ends the last checkpoint of each seed that could be read
 * @param judged the checkpoint by which each of them is judged
 * @param stride 1 if curves have every checkpoint, else they have every so many-th
 * @param curves the kept series
 * @param values every metric at the checkpoints by which the runs are judged
 * @param samples the same of each run, in the order of {@code seeds}; NaN where a run does not
 *     record it or diverged
 */
public record CaseResult(
    Case key,
    int expected,
    List<Long> seeds,
    List<Lost> lost,
    List<Integer> ends,
    List<Integer> judged,
    int stride,
    Map<SeriesKey, Curve> curves,
    Map<SeriesKey, Summary> values,
    Map<SeriesKey, double[]> samples) {
  /** Copies the lists. */
  public CaseResult {
    seeds = List.copyOf(seeds);
    lost = List.copyOf(lost);
    ends = List.copyOf(ends);
    judged = List.copyOf(judged);
  }

  /** The same with some curves alone: most are for figures. */
  public CaseResult withCurves(Predicate<SeriesKey> kept) {
    Map<SeriesKey, Curve> some = new LinkedHashMap<>(curves);
    some.keySet().removeIf(kept.negate());
    return new CaseResult(key, expected, seeds, lost, ends, judged, stride, some, values, samples);
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
    return values.keySet().stream().anyMatch(key -> key.metric() == Metric.LOGPROB_ACCURACY);
  }
}
