package io.github.grposuite.reports.export;

import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.InTheMaking;
import io.github.grposuite.records.text.Csv;
import io.github.grposuite.reports.export.ExportRequest.Format;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as files. It is written as CSV beside its place, where its last rows can be taken back;
 * Parquet is made of that; and whole files are moved to their place.
 */
final class ExportTable implements AutoCloseable {
  private final Path folder;
  private final String name;
  private final Path csv;
  private final Path parquet;
  private final List<Column> columns;
  private final FileChannel channel;
  private final Writer writer;
  private long rows;
  private long markedRows;
  private long marked;

  /** Begins with the header. */
  ExportTable(Path folder, String name, List<Column> columns) throws IOException {
    this.folder = folder;
    this.name = name;
    this.columns = List.copyOf(columns);
    csv = InTheMaking.beside(folder.resolve(name + ".csv"));
    parquet = InTheMaking.beside(folder.resolve(name + ".parquet"));
    channel =
        FileChannel.open(
            csv,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    Csv.write(writer, columns.stream().map(Column::name).toList());
  }

  /** Writes a row; columns that the values lack are empty. */
  void write(Map<String, String> values) throws IOException {
    Csv.write(
        writer, columns.stream().map(column -> values.getOrDefault(column.name(), "")).toList());
    rows++;
  }

  /** Keeps what has been written. */
  void mark() throws IOException {
    writer.flush();
    marked = channel.position();
    markedRows = rows;
  }

  /** Takes back what was written since the mark. */
  void rollback() throws IOException {
    writer.flush();
    channel.truncate(marked);
    rows = markedRows;
  }

  long rows() {
    return rows;
  }

  /** Ends the table; the files that it is in. */
  List<Path> finish(Set<Format> formats) throws IOException {
    writer.flush();
    writer.close();
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
    AtomicFile.rename(file, folder.resolve(to));
    return folder.resolve(to);
  }

  /** Leaves nothing but finished files. */
  @Override
  public void close() throws IOException {
    try {
      if (channel.isOpen()) {
        writer.close();
      }
    } finally {
      Files.deleteIfExists(csv);
      Files.deleteIfExists(parquet);
    }
  }
}
