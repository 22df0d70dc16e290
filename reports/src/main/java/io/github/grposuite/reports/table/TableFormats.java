package io.github.grposuite.reports.table;

import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tables of one kind in the formats of files.
 *
 * @param csv exact
 * @param markdown for people
 * @param latex to be {@code \input}
 */
public record TableFormats(String csv, String markdown, String latex) {

  /** Tables under a title. */
  public static TableFormats of(String title, String csv, List<Table> tables) {
    return new TableFormats(csv, MarkdownTable.of(title, tables), LatexTable.of(title, tables));
  }

  /** Writes NAME.csv, NAME.md and NAME.tex into a folder that exists. */
  public List<Path> write(Path folder, String name) throws IOException {
    return List.of(
        AtomicFile.replace(folder.resolve(name + ".csv"), csv),
        AtomicFile.replace(folder.resolve(name + ".md"), markdown),
        AtomicFile.replace(folder.resolve(name + ".tex"), latex));
  }

  /** Deletes what was written where there is no table any more. */
  public static List<Path> delete(Path folder, String name) throws IOException {
    for (String format : List.of(".csv", ".md", ".tex")) {
      Files.deleteIfExists(folder.resolve(name + format));
    }
    return List.of();
  }
}
