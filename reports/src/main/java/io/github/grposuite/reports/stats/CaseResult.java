package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.SeriesKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

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
 * @param examples what each run makes of held-out pairs, in that order; empty if it is not recorded
 *     or was not asked for
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
    Map<SeriesKey, double[]> samples,
    List<Optional<ExampleLosses>> examples) {
  /** Copies the lists. */
  public CaseResult {
    seeds = List.copyOf(seeds);
    lost = List.copyOf(lost);
    ends = List.copyOf(ends);
    judged = List.copyOf(judged);
    examples = List.copyOf(examples);
  }

  /** Without held-out pairs. */
  public CaseResult(
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
    this(key, expected, seeds, lost, ends, judged, stride, curves, values, samples, List.of());
  }

  /** The same with some curves alone: most are for figures. */
  public CaseResult withCurves(Predicate<SeriesKey> kept) {
    Map<SeriesKey, Curve> some = new LinkedHashMap<>(curves);
    some.keySet().removeIf(kept.negate());
    return new CaseResult(
        key, expected, seeds, lost, ends, judged, stride, some, values, samples, examples);
  }

  /** A measurement where runs are judged; of no value if none has it. */
  public Summary summary(SeriesKey series) {
    return values.getOrDefault(series, Summary.of());
  }

  /** Seeds whose run failed: it came to an end that is no result. */
  public List<Long> failed() {
    return lost.stream().filter(Lost::failed).map(Lost::seed).toList();
  }

  /** A measurement with a seed; NaN if its run failed, diverged, has not run or has none. */
  public double value(SeriesKey series, long seed) {
    double[] sample = samples.get(series);
    int at = Collections.binarySearch(seeds, seed);
    return sample == null || at < 0 ? Double.NaN : sample[at];
  }

  /**
   * Whether the seed's run came to nothing: it failed, or what it measures is not finite, as where
   * a run diverged.
   */
  public boolean failed(SeriesKey series, long seed) {
    double[] sample = samples.get(series);
    int at = Collections.binarySearch(seeds, seed);
    return at < 0 ? failed().contains(seed) : sample != null && !Double.isFinite(sample[at]);
  }

  /** Whether nothing is known of it but that runs failed. */
  public boolean allFailed() {
    return seeds.isEmpty() && !failed().isEmpty();
  }

  /** How many seeds' runs did. */
  public int failures(SeriesKey series) {
    return (int)
        LongStream.concat(
                seeds.stream().mapToLong(Long::longValue), lost.stream().mapToLong(Lost::seed))
            .filter(seed -> failed(series, seed))
            .count();
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
