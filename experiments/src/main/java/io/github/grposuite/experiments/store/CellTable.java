package io.github.grposuite.experiments.store;

import com.opencsv.CSVReader;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.exceptions.CsvValidationException;
import io.github.grposuite.experiments.plan.Cell;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code cells.csv}: one row a cell, with its outcome and the value of everything varied. */
public final class CellTable {
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
    StringWriter text = new StringWriter();
    try (ICSVWriter csv =
        new CSVWriterBuilder(text).withLineEnd(ICSVWriter.RFC4180_LINE_END.substring(1)).build()) {
      List<String> header =
          new ArrayList<>(List.of("id", "method", "seed", "status", "error", "seconds"));
      header.addAll(varied);
      csv.writeNext(header.toArray(String[]::new), false);
      for (int i = 0; i < cells.size(); i++) {
        csv.writeNext(row(cells.get(i), outcomes.get(i), varied), false);
      }
    }
    Path temporary = directory.resolve(".cells-" + ProcessHandle.current().pid() + ".csv");
    Files.writeString(temporary, text.toString());
    Files.move(temporary, directory.resolve("cells.csv"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The failed cells of a table on disk by their ids; none if there is no readable table. */
  public static Map<String, Outcome> failures(Path directory) throws IOException {
    Map<String, Outcome> failures = new HashMap<>();
    Path file = directory.resolve("cells.csv");
    if (!Files.isRegularFile(file)) {
      return failures;
    }
    try (CSVReader csv = new CSVReader(Files.newBufferedReader(file))) {
      for (String[] row = csv.readNext(); row != null; row = csv.readNext()) {
        if (row.length > 4 && row[3].equals("failed")) {
          failures.put(row[0], Outcome.failed(row[4], Double.NaN));
        }
      }
    } catch (CsvValidationException e) {
      throw new IOException(file + " is not CSV: " + e.getMessage(), e);
    }
    return failures;
  }

  private static String[] row(Cell cell, Outcome outcome, List<String> varied) {
    List<String> row = new ArrayList<>();
    row.add(cell.id());
    row.add(cell.method().method().name());
    row.add(Long.toString(cell.seed()));
    row.add(outcome.status());
    row.add(outcome.error());
    row.add(
        Double.isNaN(outcome.seconds())
            ? ""
            : new BigDecimal(outcome.seconds()).setScale(3, RoundingMode.HALF_EVEN).toString());
    varied.forEach(path -> row.add(cell.varied().get(path)));
    return row.toArray(String[]::new);
  }
}
