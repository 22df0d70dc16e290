package io.github.grposuite.datasets.pairs;

import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.text.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file of rows: JSON lines, CSV or Parquet by its name's ending; the first two also gzipped. */
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
      case "jsonl", "ndjson", "json":
        return new JsonRows(path.toString(), Text.utf8(bytes()));
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
