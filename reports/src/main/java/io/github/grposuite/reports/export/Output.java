package io.github.grposuite.reports.export;

import io.github.grposuite.reports.export.ExportRequest.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of one table: written beside their place, and moved there when they are whole. */
final class Output implements AutoCloseable {
  private final Path folder;
  private final String name;
  private final List<Column> columns;
  private final Path csv;
  private final Path parquet;
  private final TableFile table;

  Output(Path folder, String name, List<Column> columns) throws IOException {
    this.folder = folder;
    this.name = name;
    this.columns = columns;
    csv = folder.resolve("." + name + ".csv.part");
    parquet = folder.resolve("." + name + ".parquet.part");
    table = new TableFile(csv, columns);
  }

  TableFile table() {
    return table;
  }

  /** Ends the table; the files that it is in. */
  List<Path> finish(Set<Format> formats) throws IOException {
    table.close();
    List<Path> written = new ArrayList<>();
    if (formats.contains(Format.PARQUET)) {
      Parquet.write(csv, columns, parquet);
      written.add(moved(parquet, name + ".parquet"));
    }
    if (formats.contains(Format.CSV)) {
      written.add(0, moved(csv, name + ".csv"));
    }
    return written;
  }

  private Path moved(Path file, String to) throws IOException {
    return Files.move(file, folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    table.close();
    Files.deleteIfExists(csv);
    Files.deleteIfExists(parquet);
  }
}
