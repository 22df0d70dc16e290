package io.github.grposuite.reports.read;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import io.github.grposuite.core.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Parses {@code metrics.csv} of one run; metrics that are not in {@link Metric} are passed over.
 */
final class MetricsParser {
  private static final List<String> HEADER = List.of("step", "split", "group", "metric", "value");
  private static final Map<String, Metric> METRICS =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::key, Function.identity()));

  /** The checkpoint before the first update; no other is negative. */
  private static final int START = -1;

  private static final int NONE = START - 1;

  private final Predicate<SeriesKey> keepCurve;
  private final IntStream.Builder steps = IntStream.builder();
  private final Map<SeriesKey, DoubleStream.Builder> curves = new LinkedHashMap<>();
  private final Map<SeriesKey, Double> last = new LinkedHashMap<>();
  private int step = NONE;

  MetricsParser(Predicate<SeriesKey> keepCurve) {
    this.keepCurve = keepCurve;
  }

  /**
   * @param id the name of the run
   * @throws IllegalArgumentException saying which line is malformed, or which series has gaps
   */
  RunRecord parse(String id, byte[] text) throws IOException {
    try (CSVReader csv =
        Csv.reader(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8))) {
      String[] row = csv.readNext();
      if (row == null || !HEADER.equals(List.of(row))) {
        throw new IllegalArgumentException("does not begin with " + String.join(",", HEADER));
      }
      for (row = csv.readNext(); row != null; row = csv.readNext()) {
        accept(row, csv.getLinesRead());
      }
    } catch (CsvException e) {
      throw new IllegalArgumentException("is malformed: " + e.getMessage(), e);
    }
    if (step == NONE) {
      throw new IllegalArgumentException("has no checkpoint");
    }
    return record(id);
  }

  private void accept(String[] row, long line) {
    if (row.length != HEADER.size()) {
      throw malformed(line, "expected 5 fields, found " + row.length);
    }
    reach(row[0], line);
    Metric metric = METRICS.get(row[3]);
    if (metric == null) {
      return;
    }
    SeriesKey key = new SeriesKey(metric, row[1], row[2]);
    double value = number(row[4], line);
    if (last.put(key, value) != null) {
      throw malformed(line, "the row occurs twice at step " + step);
    }
    if (keepCurve.test(key)) {
      curves.computeIfAbsent(key, name -> DoubleStream.builder()).add(value);
    }
  }

  /** Begins a checkpoint if the step is a new one. */
  private void reach(String text, long line) {
    int next;
    try {
      next = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw malformed(line, "the step must be a whole number, but was \"" + text + "\"");
    }
    if (next < step || next < START) {
      throw malformed(line, "step " + next + " comes after step " + step);
    }
    if (next > step) {
      step = next;
      steps.add(next);
      last.clear();
    }
  }

  private RunRecord record(String id) {
    int[] checkpoints = steps.build().toArray();
    Map<SeriesKey, double[]> kept = new LinkedHashMap<>();
    curves.forEach((key, values) -> kept.put(key, values.build().toArray()));
    kept.forEach(
        (key, values) -> {
          if (values.length != checkpoints.length) {
            throw new IllegalArgumentException(
                "has %s values of %s for %s checkpoints"
                    .formatted(values.length, key, checkpoints.length));
          }
        });
    return new RunRecord(id, checkpoints, kept, last);
  }

  private static double number(String text, long line) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw malformed(line, "the value must be a number, but was \"" + text + "\"");
    }
  }

  private static IllegalArgumentException malformed(long line, String why) {
    return new IllegalArgumentException("is malformed in line " + line + ": " + why);
  }
}
