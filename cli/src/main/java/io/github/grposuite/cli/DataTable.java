package io.github.grposuite.cli;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.records.Numbers;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people, with rounded numbers, and as CSV, with exact ones. */
final class DataTable {
  private static final int DECIMALS = 3;

  private final List<String> header;
  private final List<Object[]> rows = new ArrayList<>();

  DataTable(List<String> header) {
    this.header = List.copyOf(header);
  }

  /** Adds a row of strings, whole numbers and doubles. */
  void add(Object... values) {
    rows.add(values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Columns aligned, numbers to the right; indented by two spaces. */
  String text() {
    List<String[]> lines = new ArrayList<>();
    lines.add(header.toArray(String[]::new));
    rows.forEach(
        row -> lines.add(Arrays.stream(row).map(DataTable::rounded).toArray(String[]::new)));
    StringBuilder text = new StringBuilder();
    for (String[] line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < line.length; column++) {
        String gap = " ".repeat(width(lines, column) - line[column].length());
        padded.append("  ").append(isText(column) ? line[column] + gap : gap + line[column]);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private boolean isText(int column) {
    return rows.stream().anyMatch(row -> row[column] instanceof String s && !s.isEmpty());
  }

  private static int width(List<String[]> lines, int column) {
    return lines.stream().mapToInt(line -> line[column].length()).max().orElse(0);
  }

  private static String rounded(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString()
          : "-";
    }
    return value.toString();
  }

  /** A number that does not exist is empty. */
  String csv() {
    StringWriter text = new StringWriter();
    char quote = ICSVWriter.DEFAULT_QUOTE_CHARACTER;
    ICSVWriter csv = new CSVWriter(text, ICSVWriter.DEFAULT_SEPARATOR, quote, quote, "\n");
    csv.writeNext(header.toArray(String[]::new), false);
    rows.forEach(
        row ->
            csv.writeNext(Arrays.stream(row).map(DataTable::exact).toArray(String[]::new), false));
    return text.toString();
  }

  private static String exact(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Numbers.exact(number) : "";
    }
    return value.toString();
  }
}
