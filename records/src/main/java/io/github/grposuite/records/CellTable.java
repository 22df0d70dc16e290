package io.github.grposuite.records;

import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The list of cells of an experiment, {@code cells.csv}: one row a cell, with its status and the
 * value of everything varied. It is written without times: the same cells give the same bytes.
 *
 * @param settings paths of what varies, such as {@code data.features} or {@code methods.*.chi}
 */
public record CellTable(List<String> settings, List<CellRow> cells) {
  /** The columns before those of what varies. */
  static final List<String> FIXED = List.of("id", "method", "seed", "status", "error");

  private static final String DATA = "data.";

  public CellTable {
    settings = List.copyOf(settings);
    cells = List.copyOf(cells);
  }

  /**
   * Reads {@code cells.csv} of an experiment directory.
   *
   * @throws RecordException if there is none or it is malformed
   */
  public static CellTable read(Path directory) {
    Path file = new ExperimentLayout(directory).cells();
    if (!Files.isRegularFile(file)) {
      throw new RecordException(
          file
              + (Files.exists(file) ? " is not a file" : " does not exist")
              + "; give the directory of an experiment that has been run");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new CellParser(new Csv(Text.reader(in))).table();
    } catch (IOException e) {
      throw new RecordException(file + " " + Text.problem(e) + "; run again", e);
    }
  }

  /**
   * A row of a table.
   *
   * @param settings of the table
   * @param values of the settings, in their order; empty text where one does not apply
   */
  public static CellRow row(
      List<String> settings,
      String id,
      String method,
      long seed,
      CellStatus status,
      List<String> values) {
    List<String> facet = new ArrayList<>();
    List<String> variant = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      (isData(settings.get(i)) ? facet : variant).add(values.get(i));
    }
    return new CellRow(id, method, seed, status, facet, variant);
  }

  /** Paths of the varied data settings. */
  public List<String> facetNames() {
    return settings.stream().filter(CellTable::isData).toList();
  }

  /** Paths of the varied hyperparameters. */
  public List<String> variantNames() {
    return settings.stream().filter(setting -> !isData(setting)).toList();
  }

  /** Whether there is anything to report on. */
  public boolean anyDone() {
    return cells.stream().anyMatch(CellRow::done);
  }

  /** The same with other statuses, one a cell. */
  public CellTable withStatuses(List<CellStatus> statuses) {
    List<CellRow> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      rows.add(cells.get(i).with(statuses.get(i)));
    }
    return new CellTable(settings, rows);
  }

  /** The text of {@code cells.csv}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    List<String> header = new ArrayList<>(FIXED);
    header.addAll(settings);
    Csv.write(text, header);
    for (CellRow cell : cells) {
      List<String> row = new ArrayList<>();
      row.add(cell.id());
      row.add(cell.method());
      row.add(Long.toString(cell.seed()));
      row.add(cell.state().key());
      row.add(harmless(cell.error()));
      Iterator<String> facet = cell.facet().iterator();
      Iterator<String> variant = cell.variant().iterator();
      settings.forEach(setting -> row.add((isData(setting) ? facet : variant).next()));
      Csv.write(text, row);
    }
    return text.toString();
  }

  /** Text that a spreadsheet does not take for a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static boolean isData(String setting) {
    return setting.startsWith(DATA);
  }
}
