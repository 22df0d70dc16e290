package io.github.grposuite.reports.export;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A table written as CSV, from which the last rows can be taken back. */
final class TableFile implements AutoCloseable {
  private final FileChannel channel;
  private final ICSVWriter csv;
  private final List<Column> columns;
  private final String[] row;
  private long rows;
  private long markedRows;
  private long marked;

  /** Begins the file with its header. */
  TableFile(Path file, List<Column> columns) throws IOException {
    this.columns = List.copyOf(columns);
    row = new String[columns.size()];
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    csv =
        new CSVWriter(
            new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)),
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            "\n");
    csv.writeNext(columns.stream().map(Column::name).toArray(String[]::new), false);
  }

  /** Writes a row; columns that the values lack are empty. */
  void write(Map<String, String> values) {
    for (int i = 0; i < row.length; i++) {
      row[i] = values.getOrDefault(columns.get(i).name(), "");
    }
    csv.writeNext(row, false);
    rows++;
  }

  /** Keeps what has been written. */
  void mark() throws IOException {
    flush();
    marked = channel.position();
    markedRows = rows;
  }

  /** Takes back what was written since the mark. */
  void rollback() throws IOException {
    flush();
    channel.truncate(marked);
    rows = markedRows;
  }

  long rows() {
    return rows;
  }

  /** Ends the file; does nothing if it has ended. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        flush();
      } finally {
        csv.close();
      }
    }
  }

  private void flush() throws IOException {
    csv.flush();
    IOException failure = csv.getException();
    if (failure != null) {
      throw failure;
    }
  }
}
