package io.github.grposuite.records;

import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Parses cells.csv, row by row. */
final class CellParser {
  /** The column after those in tables that were written with records of format 1 and 2. */
  private static final String SECONDS = "seconds";

  private final Csv csv;
  private boolean timed;

  CellParser(Csv csv) {
    this.csv = csv;
  }

  CellTable table() throws IOException {
    String[] header = csv.next();
    if (header == null
        || header.length < CellTable.FIXED.size()
        || !List.of(header).subList(0, CellTable.FIXED.size()).equals(CellTable.FIXED)) {
      throw new MalformedException(
          "must begin with the columns " + String.join(",", CellTable.FIXED));
    }
    Set<String> names = new HashSet<>();
    for (String name : header) {
      if (!names.add(name)) {
        throw new MalformedException("has the column \"" + name + "\" twice");
      }
    }
    timed =
        header.length > CellTable.FIXED.size() && header[CellTable.FIXED.size()].equals(SECONDS);
    List<String> settings = List.of(header).subList(fixed(), header.length);
    List<CellRow> cells = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      if (row.length != header.length) {
        throw new MalformedException(
            "has %s columns in line %s, but %s in its header"
                .formatted(row.length, csv.line(), header.length));
      }
      if (!ids.add(row[0])) {
        throw malformed("cell " + row[0] + " stands there twice");
      }
      cells.add(cell(settings, row));
    }
    return new CellTable(settings, cells);
  }

  private int fixed() {
    return CellTable.FIXED.size() + (timed ? 1 : 0);
  }

  private CellRow cell(List<String> settings, String[] row) throws IOException {
    CellStatus status = new CellStatus(state(row), row[4], OptionalInt.empty(), seconds(row));
    List<String> values = List.of(row).subList(fixed(), row.length);
    return CellTable.row(settings, id(row[0]), row[1], seed(row), status, values);
  }

  /** A name that cannot lead out of the folder of runs. */
  private String id(String text) throws IOException {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw malformed("the id must be letters and digits, but was \"" + text + "\"");
    }
    return text;
  }

  private long seed(String[] row) throws IOException {
    try {
      return Long.parseLong(row[2]);
    } catch (NumberFormatException e) {
      throw malformed(
          "the seed of cell " + row[0] + " must be a whole number, but was \"" + row[2] + "\"");
    }
  }

  private CellState state(String[] row) throws IOException {
    return CellState.of(row[3])
        .orElseThrow(
            () ->
                malformed(
                    "the status of cell %s is \"%s\", which this version does not know; known are %s"
                        .formatted(row[0], row[3], CellState.known())));
  }

  private double seconds(String[] row) throws IOException {
    String text = timed ? row[CellTable.FIXED.size()] : "";
    if (!text.matches("([0-9]+([.][0-9]+)?)?")) {
      throw malformed(
          "the seconds of cell " + row[0] + " must be a number, but were \"" + text + "\"");
    }
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private MalformedException malformed(String why) {
    return new MalformedException("is malformed in line " + csv.line() + ": " + why);
  }
}
