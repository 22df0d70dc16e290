package io.github.grposuite.records;

import com.fasterxml.jackson.core.io.NumberInput;
import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code metrics.csv}, row by row. While it is read, in memory is what tells the rows of one
 * checkpoint.
 */
public final class MetricsFile {
  /** The first line. */
  public static final String FIRST_LINE = "step,split,group,metric,value\n";

  private static final List<String> HEADER = List.of(FIRST_LINE.strip().split(","));

  /** The checkpoint before the first update; no other is negative. */
  private static final int START = -1;

  /**
   * What a row measures.
   *
   * @param written as its row has it, between the separators before and behind
   */
  private record Name(String split, String group, String metric, String written) {
    static Name of(String[] row) {
      StringBuilder written = new StringBuilder();
      Csv.write(written.append(','), List.of(row[1], row[2], row[3]));
      written.setCharAt(written.length() - 1, ',');
      return new Name(row[1], row[2], row[3], written.toString());
    }

    boolean is(String[] row) {
      return split.equals(row[1]) && group.equals(row[2]) && metric.equals(row[3]);
    }
  }

  private final Csv csv;

  /** As it was written; no text before the first row, whose step may be an empty one. */
  private String stepText;

  private int step = START - 1;

  /** Of the first checkpoint, in its order, which later ones nearly always repeat. */
  private final List<Name> order = new ArrayList<>();

  /** How many rows of this checkpoint are there, as long as they are those of the order. */
  private int ordered;

  /** All rows of this checkpoint, as soon as one is not as in the order. */
  private final Set<Name> seen = new LinkedHashSet<>();

  private MetricsFile(Reader text) {
    csv = new Csv(text);
  }

  /** Writes a row. */
  public static void write(
      StringBuilder text, int step, String split, String group, String metric, double value) {
    text.append(step).append(',').append(split).append(',');
    Csv.write(text, group).append(',').append(metric).append(',');
    text.append(Numbers.exact(value)).append('\n');
  }

  /**
   * Hands every row on, in order; checkpoints increase.
   *
   * @throws IOException saying which line is malformed
   */
  public static void read(Reader text, Consumer<MetricsRow> rows) throws IOException {
    new MetricsFile(text).read(rows);
  }

  private void read(Consumer<MetricsRow> rows) throws IOException {
    String[] header = csv.next();
    if (header == null || !HEADER.equals(List.of(header))) {
      throw new MalformedException("does not begin with " + String.join(",", HEADER));
    }
    for (MetricsRow next = next(); next != null; next = next()) {
      rows.accept(next);
    }
    if (step < START) {
      throw new MalformedException("has no checkpoint");
    }
  }

  /** The next row, which is mostly the one that the first checkpoint has there; null at the end. */
  private MetricsRow next() throws IOException {
    if (seen.isEmpty() && ordered < order.size()) {
      Name name = order.get(ordered);
      String value = csv.lastBehind(stepText, name.written);
      if (value != null) {
        ordered++;
        return new MetricsRow(step, name.split, name.group, name.metric, number(value));
      }
    }
    String[] row = csv.next();
    return row == null ? null : parse(row);
  }

  private MetricsRow parse(String[] row) throws IOException {
    if (row.length != HEADER.size()) {
      throw malformed("expected 5 fields, found " + row.length);
    }
    reach(row[0]);
    Name name = name(row);
    return new MetricsRow(step, name.split, name.group, name.metric, number(row[4]));
  }

  /**
   * What the row measures.
   *
   * @throws IOException if the checkpoint has it already
   */
  private Name name(String[] row) throws IOException {
    if (seen.isEmpty() && ordered < order.size() && order.get(ordered).is(row)) {
      return order.get(ordered++);
    }
    if (seen.isEmpty()) {
      seen.addAll(order.subList(0, ordered));
    }
    Name name = Name.of(row);
    if (!seen.add(name)) {
      throw malformed("the row occurs twice at step " + step);
    }
    return name;
  }

  /** Begins a checkpoint if the step is a new one. */
  private void reach(String text) throws IOException {
    if (text.equals(stepText)) {
      return;
    }
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
      if (order.isEmpty()) {
        order.addAll(seen);
      }
      step = next;
      ordered = 0;
      seen.clear();
    }
    stepText = text;
  }

  private double number(String text) throws IOException {
    try {
      if (isDecimal(text)) {
        return NumberInput.parseDouble(text, true);
      }
    } catch (NumberFormatException e) {
      // It is said below.
    }
    throw malformed("the value must be a number, but was \"" + text + "\"");
  }

  /** Java's 1f, 0x1p3 and blanks around are no numbers of the format. */
  private static boolean isDecimal(String text) {
    if (text.isEmpty() || text.charAt(0) <= ' ') {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    boolean digits = last >= '0' && last <= '9' || last == '.';
    return digits ? text.indexOf('x') < 0 : text.endsWith("NaN") || text.endsWith("Infinity");
  }

  private MalformedException malformed(String why) {
    return new MalformedException("is malformed in line " + csv.line() + ": " + why);
  }
}
