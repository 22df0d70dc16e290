package io.github.grposuite.reports.read;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of cells of an experiment: {@code cells.csv}.
 *
 * @param facetNames paths of the varied data settings, such as {@code data.features}
 * @param variantNames paths of the varied hyperparameters, such as {@code methods.*.chi}
 */
public record CellTable(List<String> facetNames, List<String> variantNames, List<Cell> cells) {
  private static final List<String> FIXED =
      List.of("id", "method", "seed", "status", "error", "seconds");
  private static final String DATA = "data.";

  public CellTable {
    facetNames = List.copyOf(facetNames);
    variantNames = List.copyOf(variantNames);
    cells = List.copyOf(cells);
  }

  /**
   * Reads {@code cells.csv} of an experiment directory.
   *
   * @throws ReportException if there is none, it is malformed, or no cell in it is done
   */
  public static CellTable read(Path directory) throws IOException {
    Path file = directory.resolve("cells.csv");
    if (!Files.isRegularFile(file)) {
      throw new ReportException(
          file + " does not exist; give the directory of an experiment that has been run");
    }
    try (CSVReader reader = Csv.reader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      return parse(file, reader);
    } catch (CsvValidationException e) {
      throw new ReportException(file + " is not CSV: " + e.getMessage(), e);
    }
  }

  private static CellTable parse(Path file, CSVReader reader)
      throws IOException, CsvValidationException {
    String[] header = reader.readNext();
    if (header == null
        || header.length < FIXED.size()
        || !List.of(header).subList(0, FIXED.size()).equals(FIXED)) {
      throw new ReportException(
          file + " must begin with the columns " + String.join(",", FIXED) + "; run again");
    }
    List<String> settings = List.of(header).subList(FIXED.size(), header.length);
    List<Cell> cells = new ArrayList<>();
    for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
      if (row.length != header.length) {
        throw new ReportException(
            "%s has %s columns in line %s, but %s in its header; run again"
                .formatted(file, row.length, reader.getLinesRead(), header.length));
      }
      cells.add(cell(file, settings, row));
    }
    if (cells.stream().noneMatch(Cell::done)) {
      throw new ReportException(
          file + " has no cell that is done (" + cells.size() + " in all); run the experiment");
    }
    return new CellTable(
        settings.stream().filter(CellTable::isData).toList(),
        settings.stream().filter(name -> !isData(name)).toList(),
        cells);
  }

  private static Cell cell(Path file, List<String> settings, String[] row) {
    List<String> facet = new ArrayList<>();
    List<String> variant = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      (isData(settings.get(i)) ? facet : variant).add(row[FIXED.size() + i]);
    }
    try {
      return new Cell(row[0], row[1], Long.parseLong(row[2]), row[3], facet, variant);
    } catch (NumberFormatException e) {
      throw new ReportException(
          file + ": the seed of cell " + row[0] + " must be a whole number, but was " + row[2], e);
    }
  }

  private static boolean isData(String setting) {
    return setting.startsWith(DATA);
  }
}
