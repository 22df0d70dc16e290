package io.github.grposuite.datasets.pairs;

import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.text.Text;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file of rows: JSON, CSV or Parquet by its name's ending; the first two also gzipped. */
record RowFile(Path path) {
  private static final int GZIP_MAGIC = 0x8b1f;
  private static final String FORMS =
      "a file of pairs is .jsonl, .json or .csv, gzipped or not, or .parquet";

  /** Opens it. */
  RowReader open() throws IOException {
    Optional<String> problem = FileProblem.instead(path);
    if (problem.isPresent()) {
      throw problem(": " + problem.get() + "; " + FORMS);
    }
    String ending = ending();
    switch (ending) {
      case "parquet":
        return ParquetRows.open(path);
      case "csv":
        return new CsvRows(path.toString(), Text.utf8(bytes()));
      case "json":
        return new JsonRows(path.toString(), Text.utf8(bytes()));
      case "jsonl", "ndjson":
        return isArray()
            ? new JsonRows(path.toString(), Text.utf8(bytes()))
            : new JsonLines(path.toString(), Text.utf8(bytes()));
      default:
        throw problem(
            ": "
                + (ending.isEmpty() ? "has no ending" : "ends with ." + ending)
                + ", which says nothing of what is in it; "
                + FORMS);
    }
  }

  private String ending() {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    name = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
  }

  /** Whether its first character that is not blank begins an array. */
  private boolean isArray() throws IOException {
    try (Reader text = new BufferedReader(Text.utf8(bytes()))) {
      int c = text.read();
      while (c >= 0 && Character.isWhitespace(c)) {
        c = text.read();
      }
      return c == '[';
    }
  }

  /** What is said where it cannot be read, or not to its end. */
  String problem(IOException e) {
    if (e instanceof Text.NotUtf8Exception) {
      return path + " " + e.getMessage() + "; save the file as UTF-8";
    }
    return e instanceof Text.MalformedException
        ? path + " " + e.getMessage() + "; the file may be cut off"
        : path + ": cannot be read (" + FileProblem.reason(e) + "); is it whole?";
  }

  /** The bytes, unpacked if they are packed, whatever the name says. */
  private InputStream bytes() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      in.mark(2);
      int magic = in.read() | in.read() << 8;
      in.reset();
      return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private PairException problem(String text) {
    return new PairException("file", path + text);
  }
}
