package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.CsvFile;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expected numbers: a CSV file whose header names the columns {@code method, metric, split,
 * group, value, tolerance}, if wanted {@code experiment} and {@code source}, and any paths of
 * settings, in any order. A tolerance is in the metric's unit, or in percent of the value if it
 * ends with {@code %}. A setting's empty cell admits every value.
 */
public final class ExpectedFile {
  private static final List<String> NEEDED =
      List.of("method", "metric", "split", "group", "value", "tolerance");
  private static final List<String> OPTIONAL = List.of("experiment", "source");
  private static final List<String> SPLITS = List.of("", "train", "validation", "test");
  private static final Pattern SETTING = Pattern.compile("(data|methods)[.].+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?(?:(?:0|[1-9][0-9]*)[.]?[0-9]*|[.][0-9]+)(?:[eE][+-]?[0-9]{1,3})?)( ?%)?");
  private static final double HUNDRED = 100;

  private final Path file;
  private final List<String> header;

  private ExpectedFile(Path file, List<String> header) {
    this.file = file;
    this.header = header;
  }

  /**
   * The numbers in the order of the file.
   *
   * @throws ReportException naming file and line, if it cannot be read or a cell is not what it
   *     must be
   */
  public static List<Expected> read(Path file) {
    List<CsvFile.Row> rows = CsvFile.rows(file);
    if (rows.size() < 2) {
      throw new ReportException(
          file
              + " has no expected number; write a header like "
              + String.join(",", NEEDED)
              + " and a row for each");
    }
    ExpectedFile reader = new ExpectedFile(file, rows.get(0).cells());
    reader.checkHeader();
    return rows.stream().skip(1).map(reader::expected).toList();
  }

  private void checkHeader() {
    HashSet<String> names = new HashSet<>();
    for (String name : header) {
      if (!NEEDED.contains(name) && !OPTIONAL.contains(name) && !SETTING.matcher(name).matches()) {
        throw new ReportException(
            "%s has the unknown column \"%s\"; known are %s, %s and settings such as data.features"
                .formatted(file, name, String.join(", ", NEEDED), String.join(", ", OPTIONAL)));
      }
      if (!names.add(name)) {
        throw new ReportException(file + " has the column \"" + name + "\" twice; remove one");
      }
    }
    for (String name : NEEDED) {
      if (!names.contains(name)) {
        throw new ReportException(
            file + " lacks the column \"" + name + "\"; add it to the header and every row");
      }
    }
  }

  private Expected expected(CsvFile.Row row) {
    if (row.cells().size() != header.size()) {
      throw malformed(
          row,
          "has %s columns, but the header has %s".formatted(row.cells().size(), header.size()));
    }
    Map<String, List<String>> where = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String value = row.cells().get(i);
      if (SETTING.matcher(header.get(i)).matches() && !value.isEmpty()) {
        where.put(header.get(i), List.of(value));
      }
    }
    Matcher value = number(row, "value");
    Matcher tolerance = number(row, "tolerance");
    double size = Double.parseDouble(tolerance.group(1));
    if (value.group(2) != null || size < 0) {
      throw malformed(
          row,
          size < 0
              ? "has a negative tolerance; write 0 or more"
              : "has a value in percent; write it in the metric's unit");
    }
    boolean relative = tolerance.group(2) != null;
    return new Expected(
        text(row, "experiment"),
        new Where(where),
        needed(row, "method"),
        key(row),
        Double.parseDouble(value.group(1)),
        new Margin(relative ? size / HUNDRED : size, relative),
        text(row, "source"));
  }

  private SeriesKey key(CsvFile.Row row) {
    String split = text(row, "split");
    if (!SPLITS.contains(split)) {
      throw malformed(
          row, "has the split \"" + split + "\"; known are train, validation, test, or none");
    }
    try {
      return new SeriesKey(Metric.of(text(row, "metric")), split, needed(row, "group"));
    } catch (IllegalArgumentException e) {
      throw e instanceof ReportException ? e : malformed(row, "has an " + e.getMessage());
    }
  }

  private Matcher number(CsvFile.Row row, String column) {
    Matcher number = NUMBER.matcher(text(row, column));
    if (!number.matches() || !Double.isFinite(Double.parseDouble(number.group(1)))) {
      throw malformed(
          row, "has the %s \"%s\"; write a finite number".formatted(column, text(row, column)));
    }
    return number;
  }

  private String needed(CsvFile.Row row, String column) {
    String text = text(row, column);
    if (text.isEmpty()) {
      throw malformed(row, "has no " + column + "; fill it in");
    }
    return text;
  }

  private String text(CsvFile.Row row, String column) {
    int at = header.indexOf(column);
    return at < 0 ? "" : row.cells().get(at).strip();
  }

  private ReportException malformed(CsvFile.Row row, String what) {
    return new ReportException(file + " line " + row.line() + " " + what);
  }
}
