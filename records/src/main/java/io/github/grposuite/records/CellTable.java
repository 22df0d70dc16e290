package io.github.grposuite.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The list of cells of an experiment: {@code cells.csv}.
 *
 * @param facetNames paths of the varied data settings, such as {@code data.features}
 * @param variantNames paths of the varied hyperparameters, such as {@code methods.*.chi}
 */
public record CellTable(List<String> facetNames, List<String> variantNames, List<CellRow> cells) {
  public CellTable {
    facetNames = List.copyOf(facetNames);
    variantNames = List.copyOf(variantNames);
    cells = List.copyOf(cells);
  }

  /**
   * Reads {@code cells.csv} of an experiment directory.
   *
   * @throws RecordException if there is none or it is malformed
   */
  public static CellTable read(Path directory) {
    Path file = directory.resolve("cells.csv");
    if (!Files.isRegularFile(file)) {
      throw new RecordException(
          file + " does not exist; give the directory of an experiment that has been run");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new CellParser(new Csv(Text.reader(in))).table();
    } catch (IOException e) {
      throw new RecordException(file + " " + Text.problem(e) + "; run again", e);
    }
  }

  /** Whether there is anything to report on. */
  public boolean anyDone() {
    return cells.stream().anyMatch(CellRow::done);
  }
}
