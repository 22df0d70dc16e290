package io.github.grposuite.reports.read;

import com.opencsv.CSVParser;
import io.github.grposuite.core.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Parses {@code metrics.csv}, {@code step,split,group,metric,value}, of one run.
 *
 * <p>Checkpoints repeat the same rows, so a row is recognised by comparing the bytes between its
 * step and its value with those of the same row one checkpoint earlier; only a new kind of row goes
 * through OpenCSV, and only values that are kept become doubles.
 */
final class MetricsParser {
  private static final byte[] HEADER =
      "step,split,group,metric,value\n".getBytes(StandardCharsets.UTF_8);

  private final byte[] text;
  private final Predicate<SeriesKey> keepCurve;
  private final List<Column> columns = new ArrayList<>();
  private final Map<String, Column> byPrefix = new HashMap<>();
  private final CSVParser csv = new CSVParser();
  private int[] steps = new int[16];
  private int checkpoints;
  private int position;
  private int line = 1;

  MetricsParser(byte[] text, Predicate<SeriesKey> keepCurve) {
    this.text = text;
    this.keepCurve = keepCurve;
  }

  /**
   * @param id the name of the run
   * @throws IllegalArgumentException saying which line is malformed, or which series has gaps
   */
  RunRecord parse(String id) {
    if (!startsWith(HEADER, 0)) {
      throw new IllegalArgumentException("does not begin with step,split,group,metric,value");
    }
    position = HEADER.length;
    int row = 0;
    while (position < text.length) {
      line++;
      int step = step();
      if (checkpoints == 0 || step != steps[checkpoints - 1]) {
        newCheckpoint(step);
        row = 0;
      }
      Column column = column(row);
      row = column.index + 1;
      int start = position + column.prefix.length;
      position = endOfLine(start);
      column.accept(checkpoints, start, position);
      position++;
    }
    if (checkpoints == 0) {
      throw new IllegalArgumentException("has no checkpoint");
    }
    return record(id);
  }

  private int step() {
    int value = 0;
    int start = position;
    while (position < text.length && text[position] != ',') {
      int digit = text[position++] - '0';
      if (digit < 0 || digit > 9 || value > (Integer.MAX_VALUE - digit) / 10) {
        throw malformed("the step must be a whole number");
      }
      value = 10 * value + digit;
    }
    if (position == start) {
      throw malformed("the step is missing");
    }
    return value;
  }

  private void newCheckpoint(int step) {
    if (checkpoints > 0 && step < steps[checkpoints - 1]) {
      throw malformed("step " + step + " comes after step " + steps[checkpoints - 1]);
    }
    if (checkpoints == steps.length) {
      steps = Arrays.copyOf(steps, 2 * checkpoints);
    }
    steps[checkpoints++] = step;
  }

  /** The kind of row at the current position, most likely the expected one. */
  private Column column(int expected) {
    if (expected < columns.size() && startsWith(columns.get(expected).prefix, position)) {
      return columns.get(expected);
    }
    int end = endOfLine(position) - 1;
    while (end > position && text[end] != ',') {
      end--;
    }
    byte[] prefix = Arrays.copyOfRange(text, position, Math.min(end + 1, text.length));
    return byPrefix.computeIfAbsent(
        new String(prefix, StandardCharsets.UTF_8), name -> newColumn(prefix, name));
  }

  private Column newColumn(byte[] prefix, String name) {
    String[] fields;
    try {
      fields = csv.parseLine(name);
    } catch (IOException e) {
      throw malformed(e.getMessage());
    }
    if (fields.length != 5) {
      throw malformed("expected 5 fields");
    }
    Optional<SeriesKey> key =
        Arrays.stream(Metric.values())
            .filter(metric -> metric.key().equals(fields[3]))
            .findFirst()
            .map(metric -> new SeriesKey(metric, fields[1], fields[2]));
    Column column = new Column(columns.size(), prefix, key, key.filter(keepCurve).isPresent());
    columns.add(column);
    return column;
  }

  private RunRecord record(String id) {
    Map<SeriesKey, double[]> curves = new LinkedHashMap<>();
    Map<SeriesKey, Double> last = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.key.isEmpty()) {
        continue;
      }
      SeriesKey key = column.key.get();
      if (column.kept) {
        if (column.count != checkpoints) {
          throw new IllegalArgumentException(
              "has %d values of %s for %d checkpoints".formatted(column.count, key, checkpoints));
        }
        curves.put(key, Arrays.copyOf(column.values, column.count));
      }
      if (column.lastCheckpoint == checkpoints) {
        last.put(key, number(column.lastStart, column.lastEnd));
      }
    }
    return new RunRecord(id, Arrays.copyOf(steps, checkpoints), curves, last);
  }

  private double number(int start, int end) {
    String number = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw malformed("the value must be a number, but was \"" + number + "\"");
    }
  }

  private boolean startsWith(byte[] prefix, int at) {
    int end = at + prefix.length;
    return end <= text.length && Arrays.equals(prefix, 0, prefix.length, text, at, end);
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("is malformed in line " + line + ": " + why);
  }

  /** One kind of row: everything between the step and the value is the same at each checkpoint. */
  private final class Column {
    final int index;
    final byte[] prefix;
    final Optional<SeriesKey> key;
    final boolean kept;
    double[] values = new double[0];
    int count;
    int lastStart;
    int lastEnd;
    int lastCheckpoint;

    Column(int index, byte[] prefix, Optional<SeriesKey> key, boolean kept) {
      this.index = index;
      this.prefix = prefix;
      this.key = key;
      this.kept = kept;
    }

    void accept(int checkpoint, int start, int end) {
      if (lastCheckpoint == checkpoint) {
        throw malformed("the row occurs twice at the same step");
      }
      lastCheckpoint = checkpoint;
      lastStart = start;
      lastEnd = end;
      if (kept) {
        if (count == values.length) {
          values = Arrays.copyOf(values, Math.max(16, 2 * count));
        }
        values[count++] = number(start, end);
      }
    }
  }
}
