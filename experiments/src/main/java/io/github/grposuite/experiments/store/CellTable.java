package io.github.grposuite.experiments.store;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import io.github.grposuite.experiments.plan.Cell;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** {@code cells.csv}: one row a cell, with its outcome and the value of everything varied. */
public final class CellTable {
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final String NAME = "cells.csv";
  private static final List<String> FIXED =
      List.of("id", "method", "seed", "status", "error", "seconds");

  private CellTable() {}

  /**
   * What became of a cell.
   *
   * @param status done, failed or pending
   * @param error one line; empty unless failed
   * @param seconds time spent in this process; NaN if it was not run now
   */
  public record Outcome(String status, String error, double seconds) {
    /** Finished. */
    public static Outcome done(double seconds) {
      return new Outcome("done", "", seconds);
    }

    /** Failed with a message. */
    public static Outcome failed(String error, double seconds) {
      return new Outcome("failed", error.lines().findFirst().orElse(""), seconds);
    }

    /** Not run. */
    public static Outcome pending() {
      return new Outcome("pending", "", Double.NaN);
    }
  }

  /** Writes the table, replacing an older one at once. */
  public static void write(
      Path directory, List<String> varied, List<Cell> cells, List<Outcome> outcomes)
      throws IOException {
    List<String> header = new ArrayList<>(FIXED);
    header.addAll(varied);
    List<String[]> rows = new ArrayList<>();
    rows.add(header.toArray(String[]::new));
    for (int i = 0; i < cells.size(); i++) {
      rows.add(row(cells.get(i), outcomes.get(i), varied));
    }
    write(directory, rows);
  }

  private static void write(Path directory, List<String[]> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (ICSVWriter csv =
        new CSVWriterBuilder(text).withLineEnd(ICSVWriter.RFC4180_LINE_END.substring(1)).build()) {
      csv.writeAll(rows, false);
    }
    Path temporary =
        directory.resolve(
            ".cells-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".csv");
    Files.writeString(temporary, text.toString());
    Files.move(temporary, directory.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Looks at every cell of a table on disk again and rewrites the table.
   *
   * @param look the cell's outcome now, from its id and its outcome in the table
   * @return the outcomes, in the table's order; none if there is no table
   */
  public static List<Outcome> update(Path directory, BiFunction<String, Outcome, Outcome> look)
      throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<String[]> rows;
    try (CSVReader csv =
        new CSVReaderBuilder(Files.newBufferedReader(file))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      rows = csv.readAll();
    } catch (CsvException e) {
      throw new IOException(file + " is not CSV: " + e.getMessage(), e);
    }
    List<String[]> cells = rows.stream().skip(1).filter(row -> row.length >= FIXED.size()).toList();
    if (cells.size() + 1 < rows.size()) {
      return List.of();
    }
    List<Outcome> outcomes =
        cells.parallelStream()
            .map(row -> look.apply(row[0], new Outcome(row[3], row[4], seconds(row[5]))))
            .toList();
    for (int i = 0; i < outcomes.size(); i++) {
      fill(cells.get(i), outcomes.get(i));
    }
    write(directory, rows);
    return outcomes;
  }

  private static double seconds(String text) {
    return text.matches("[0-9]+([.][0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
  }

  private static void fill(String[] row, Outcome outcome) {
    row[3] = outcome.status();
    row[4] = outcome.error();
    row[5] =
        Double.isNaN(outcome.seconds())
            ? ""
            : new BigDecimal(outcome.seconds()).setScale(3, RoundingMode.HALF_EVEN).toString();
  }

  private static String[] row(Cell cell, Outcome outcome, List<String> varied) {
    List<String> row =
        new ArrayList<>(
            List.of(cell.id(), cell.method().name(), Long.toString(cell.seed()), "", "", ""));
    varied.forEach(path -> row.add(cell.varied().get(path)));
    String[] values = row.toArray(String[]::new);
    fill(values, outcome);
    return values;
  }
}
