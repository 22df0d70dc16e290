package io.github.grposuite.reports.read;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

  private final Optional<Score> score;
  private final CurveKeeper curves;
  private final Map<SeriesKey, Double> values = new LinkedHashMap<>();
  private Map<SeriesKey, Double> best = Map.of();
  private double bestScore = Double.NaN;
  private int bestStep;
  private int step = NONE;
  private Curves kept;

  /** The first checkpoint that lacks the score. */
  private int unscored = NONE;

  private RunParser(Predicate<SeriesKey> keepCurve, Optional<Score> score) {
    this.score = score;
    this.curves = new CurveKeeper(keepCurve);
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
      values.clear();
      curves.reach(step);
    }
    Metric metric = METRICS.get(row.metric());
    if (metric != null) {
      SeriesKey key = new SeriesKey(metric, row.split(), row.group());
      values.put(key, row.value());
      curves.add(key, row.value());
    }
  }

  /** Keeps the checkpoint that ends if it is better than all before. */
  private void judge() {
    if (score.isEmpty() || step == NONE) {
      return;
    }
    Double value = values.get(score.get().key());
    if (value == null) {
      unscored = unscored == NONE ? step : unscored;
    } else if (value < bestScore || (Double.isNaN(bestScore) && !Double.isNaN(value))) {
      bestScore = value;
      bestStep = step;
      best = new LinkedHashMap<>(values);
    }
  }

  /**
   * @throws ReportException if a checkpoint lacks the score
   */
  RunRecord record(Path run) {
    if (unscored != NONE) {
      SeriesKey key = score.orElseThrow().key();
      throw new ReportException(
          "%s records no %s %s (group %s) at step %s, by which %s selects; select by another rule"
              .formatted(
                  run.resolve(RunReader.METRICS),
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
        scored ? best : values,
        scored ? bestStep : step,
        step);
  }
}
