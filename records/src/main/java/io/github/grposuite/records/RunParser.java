package io.github.grposuite.records;

import io.github.grposuite.core.Metric;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes a record of the rows of one run; metrics that are not in {@link Metric} are passed over.
 */
final class RunParser {
  private static final Map<String, Metric> METRICS =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::key, Function.identity()));

  private static final int NONE = Integer.MIN_VALUE;

  /**
   * A series as rows name it.
   *
   * @param key empty if the metric is unknown
   * @param curve what is kept of it; empty if that is one value
   */
  private record Series(
      MetricsRow first, Optional<SeriesKey> key, Optional<CurveKeeper.Series> curve) {
    boolean has(MetricsRow row) {
      return first.metric().equals(row.metric())
          && first.group().equals(row.group())
          && first.split().equals(row.split());
    }
  }

  private final Optional<Score> score;
  private final Predicate<SeriesKey> keepCurve;
  private final CurveKeeper curves = new CurveKeeper();

  /** In the order of the checkpoint before, which the next one nearly always repeats. */
  private List<Series> expected = new ArrayList<>();

  private List<Series> found = new ArrayList<>();
  private double[] values = new double[64];
  private Map<SeriesKey, Double> best = Map.of();
  private double bestScore = Double.NaN;
  private int bestStep;
  private int step = NONE;
  private Curves kept;

  /** The first checkpoint that lacks the score. */
  private int unscored = NONE;

  private RunParser(Predicate<SeriesKey> keepCurve, Optional<Score> score) {
    this.score = score;
    this.keepCurve = keepCurve;
  }

  /**
   * @throws IOException saying which line is malformed, or which series has gaps
   */
  static RunParser parse(Reader text, Predicate<SeriesKey> keepCurve, Optional<Score> score)
      throws IOException {
    RunParser parser = new RunParser(keepCurve, score);
    MetricsFile.read(text, parser::accept);
    parser.judge();
    parser.kept = parser.curves.finish();
    return parser;
  }

  private void accept(MetricsRow row) {
    if (row.step() != step) {
      judge();
      step = row.step();
      List<Series> before = expected;
      expected = found;
      found = before;
      found.clear();
      curves.reach(step);
    }
    Series series = series(row);
    if (found.size() == values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[found.size()] = row.value();
    found.add(series);
    series.curve().ifPresent(curve -> curves.add(curve, row.value()));
  }

  private Series series(MetricsRow row) {
    int place = found.size();
    if (place < expected.size() && expected.get(place).has(row)) {
      return expected.get(place);
    }
    return expected.stream()
        .filter(series -> series.has(row))
        .findFirst()
        .orElseGet(() -> opened(row));
  }

  private Series opened(MetricsRow row) {
    Optional<SeriesKey> key =
        Optional.ofNullable(METRICS.get(row.metric()))
            .map(metric -> new SeriesKey(metric, row.split(), row.group()));
    return new Series(row, key, key.filter(keepCurve).map(curves::series));
  }

  /** Those of the checkpoint that was read last. */
  private Map<SeriesKey, Double> values() {
    Map<SeriesKey, Double> known = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).key().isPresent()) {
        known.put(found.get(i).key().get(), values[i]);
      }
    }
    return known;
  }

  /** Keeps the checkpoint that ends if it is better than all before. */
  private void judge() {
    if (score.isEmpty() || step == NONE) {
      return;
    }
    Map<SeriesKey, Double> all = values();
    Double value = all.get(score.get().key());
    if (value == null) {
      unscored = unscored == NONE ? step : unscored;
    } else if (value < bestScore || (Double.isNaN(bestScore) && !Double.isNaN(value))) {
      bestScore = value;
      bestStep = step;
      best = all;
    }
  }

  /**
   * @throws RecordException if a checkpoint lacks the score
   */
  RunRecord record(Path run) {
    if (unscored != NONE) {
      SeriesKey key = score.orElseThrow().key();
      throw new RecordException(
          "%s records no %s %s (group %s) at step %s, by which %s selects; select by another rule"
              .formatted(
                  run.resolve(ExperimentLayout.METRICS),
                  key.split(),
                  key.metric().key(),
                  key.group(),
                  unscored,
                  score.get().rule()));
    }
    boolean scored = !Double.isNaN(bestScore);
    return new RunRecord(
        String.valueOf(run.getFileName()),
        kept,
        scored ? best : values(),
        scored ? bestStep : step,
        step,
        Optional.empty());
  }
}
