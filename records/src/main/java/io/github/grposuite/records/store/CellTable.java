package io.github.grposuite.records.store;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import io.github.grposuite.records.CellState;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code cells.csv}: one row a cell, with its outcome and the value of everything varied. No times:
 * the same cells give the same bytes.
 */
public final class CellTable {
  private static final List<String> FIXED = List.of("id", "method", "seed", "status", "error");

  /** The column after those in tables that were written with records of format 1 and 2. */
  private static final String SECONDS = "seconds";

  private CellTable() {}

  /** The first line of a table. */
  public static String[] header(List<String> varied) {
    List<String> header = new ArrayList<>(FIXED);
    header.addAll(varied);
    return header.toArray(String[]::new);
  }

  /** The line of a cell that is pending. */
  public static String[] row(String id, String method, long seed, List<String> values) {
    List<String> row = new ArrayList<>(List.of(id, method, Long.toString(seed), "", ""));
    row.addAll(values);
    String[] line = row.toArray(String[]::new);
    fill(line, CellStatus.of(CellState.PENDING));
    return line;
  }

  private static String text(List<String[]> rows) {
    StringWriter text = new StringWriter();
    try (ICSVWriter csv =
        new CSVWriterBuilder(text).withLineEnd(ICSVWriter.RFC4180_LINE_END.substring(1)).build()) {
      csv.writeAll(rows, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A table on disk, every line of it as it stands, but without times. */
  static List<String[]> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.exists(file) ? "it is not a file" : "there is no such file");
    }
    List<String[]> rows;
    try (CSVReader csv =
        new CSVReaderBuilder(Files.newBufferedReader(file))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      rows = csv.readAll();
    } catch (CsvException e) {
      throw new IOException(file + " is not CSV: " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not text; run the experiment again", e);
    }
    if (rows.isEmpty()
        || rows.get(0).length < FIXED.size()
        || !List.of(rows.get(0)).subList(0, FIXED.size()).equals(FIXED)) {
      throw new IOException(
          file + " must begin with " + String.join(",", FIXED) + "; run the experiment again");
    }
    for (int i = 1; i < rows.size(); i++) {
      String[] row = rows.get(i);
      if (row.length < FIXED.size() || !Layout.ID.matcher(row[0]).matches()) {
        throw new IOException(
            "line %s of %s is not a cell (id, method, seed, status, error, …)"
                .formatted(i + 1, file));
      }
    }
    boolean timed = rows.get(0).length > FIXED.size() && rows.get(0)[FIXED.size()].equals(SECONDS);
    return timed ? rows.stream().map(CellTable::untimed).toList() : rows;
  }

  private static String[] untimed(String[] row) {
    List<String> kept = new ArrayList<>(List.of(row));
    if (kept.size() > FIXED.size()) {
      kept.remove(FIXED.size());
    }
    return kept.toArray(String[]::new);
  }

  /** The table with these outcomes in the place of its own. */
  static String text(List<String[]> rows, List<CellStatus> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      fill(rows.get(i + 1), outcomes.get(i));
    }
    return text(rows);
  }

  private static void fill(String[] row, CellStatus outcome) {
    row[3] = outcome.state().key();
    row[4] = harmless(outcome.error());
  }

  /** Text that a spreadsheet does not take for a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
