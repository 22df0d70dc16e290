package io.github.grposuite.cli;

import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.reports.table.CsvTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A table for people, with rounded numbers, and as CSV, with exact ones. */
final class DataTable {
  private static final int DECIMALS = 3;

  private final List<String> header;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * A table without rows yet.
   *
   * @param header names of the columns; empty if they have none
   */
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
  List<String> lines() {
    List<String[]> rounded = new ArrayList<>();
    if (!header.isEmpty()) {
      rounded.add(header.toArray(String[]::new));
    }
    rows.forEach(row -> rounded.add(cells(row, DataTable::rounded)));
    List<String> lines = new ArrayList<>();
    for (String[] row : rounded) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String gap = " ".repeat(width(rounded, column) - row[column].length());
        line.append("  ").append(isText(column) ? row[column] + gap : gap + row[column]);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** The lines as one text. */
  String text() {
    return String.join("\n", lines()) + "\n";
  }

  private static String[] cells(Object[] row, Function<Object, String> text) {
    return Arrays.stream(row).map(text).toArray(String[]::new);
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
    return VisibleText.of(value.toString());
  }

  /** A number that does not exist is empty. */
  String csv() {
    CsvTable<Object[]> csv = new CsvTable<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      csv.text(header.get(i), row -> exact(row[column]));
    }
    return csv.of(rows);
  }

  private static String exact(Object value) {
    return value instanceof Double number ? CsvTable.number(number) : value.toString();
  }
}
