package io.github.grposuite.reports.read;

import io.github.grposuite.reports.read.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code metrics.csv} row by row; in memory is what tells the rows of one checkpoint. */
final class MetricsFile {
  private static final List<String> HEADER = List.of("step", "split", "group", "metric", "value");

  /** The checkpoint before the first update; no other is negative. */
  private static final int START = -1;

  private record Name(String split, String group, String metric) {}

  private final Csv csv;
  private final Set<Name> seen = new HashSet<>();
  private int step = START - 1;

  private MetricsFile(Reader text) {
    csv = new Csv(text);
  }

  /**
   * Hands every row on, in order; checkpoints increase.
   *
   * @throws IOException saying which line is malformed
   */
  static void read(Reader text, Consumer<MetricsRow> rows) throws IOException {
    new MetricsFile(text).read(rows);
  }

  private void read(Consumer<MetricsRow> rows) throws IOException {
    String[] row = csv.next();
    if (row == null || !HEADER.equals(List.of(row))) {
      throw new MalformedException("does not begin with " + String.join(",", HEADER));
    }
    for (row = csv.next(); row != null; row = csv.next()) {
      rows.accept(parse(row));
    }
    if (step < START) {
      throw new MalformedException("has no checkpoint");
    }
  }

  private MetricsRow parse(String[] row) throws IOException {
    if (row.length != HEADER.size()) {
      throw malformed("expected 5 fields, found " + row.length);
    }
    reach(row[0]);
    if (!seen.add(new Name(row[1], row[2], row[3]))) {
      throw malformed("the row occurs twice at step " + step);
    }
    return new MetricsRow(step, row[1], row[2], row[3], number(row[4]));
  }

  /** Begins a checkpoint if the step is a new one. */
  private void reach(String text) throws IOException {
    int next;
    try {
      next = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw malformed("the step must be a whole number, but was \"" + text + "\"");
    }
    if (next < step || next < START) {
      throw malformed("step " + next + " comes after step " + step);
    }
    if (next > step) {
      step = next;
      seen.clear();
    }
  }

  private double number(String text) throws IOException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw malformed("the value must be a number, but was \"" + text + "\"");
    }
  }

  private MalformedException malformed(String why) {
    return new MalformedException("is malformed in line " + csv.line() + ": " + why);
  }
}
