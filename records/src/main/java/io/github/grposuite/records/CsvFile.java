package io.github.grposuite.records;

import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small CSV file that a person wrote: UTF-8, quotes doubled, empty lines passed over. */
public final class CsvFile {
  /** Bytes; what has more is another file. */
  private static final long LARGEST = 10_000_000;

  private CsvFile() {}

  /**
   * A row.
   *
   * @param line where it ends, counted from 1
   */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * All rows, the header among them.
   *
   * @throws RecordException naming the file, if it cannot be read or is not CSV
   */
  public static List<Row> rows(Path file) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw new RecordException(
            file + " is larger than " + LARGEST / 1_000_000 + " MB; give another file");
      }
      Csv csv = new Csv(Text.reader(in));
      for (String[] row = csv.next(); row != null; row = csv.next()) {
        if (row.length > 1 || !row[0].isBlank()) {
          rows.add(new Row(csv.line(), List.of(row)));
        }
      }
    } catch (IOException e) {
      throw new RecordException(file + " " + Text.problem(e), e);
    }
    return rows;
  }
}
