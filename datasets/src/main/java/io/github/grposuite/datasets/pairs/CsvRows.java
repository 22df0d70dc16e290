package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.text.Csv;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;

/** Rows of CSV with a header; every value is text, an empty one none. */
final class CsvRows implements RowReader {
  private final String file;
  private final Reader text;
  private final Csv csv;
  private String[] header;

  CsvRows(String file, Reader text) {
    this.file = file;
    this.text = text;
    csv = Csv.ofAnyLength(text);
  }

  @Override
  public Row next() throws IOException {
    if (header == null) {
      header = header();
    }
    String[] fields = csv.next();
    while (fields != null && fields.length == 1 && fields[0].isBlank() && header.length > 1) {
      fields = csv.next();
    }
    if (fields == null) {
      return null;
    }
    if (fields.length != header.length) {
      throw problem(
          "must have "
              + header.length
              + " fields as the header has, but has "
              + fields.length
              + "; check the quotes of this row");
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < header.length; i++) {
      if (fields[i].isEmpty()) {
        values.putNull(header[i]);
      } else {
        values.put(header[i], fields[i].replace("\r\n", "\n"));
      }
    }
    return new Row(file, csv.begin(), "line", values);
  }

  private String[] header() throws IOException {
    String[] names = csv.next();
    if (names == null) {
      throw new PairException("file", file + ": is empty; its first line must name the columns");
    }
    if (names.length == 1 && (names[0].contains(";") || names[0].contains("\t"))) {
      throw new PairException(
          "file",
          file
              + ": has "
              + (names[0].contains(";") ? "semicolons" : "tabs")
              + " where commas must be; write it with commas");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new PairException(
            "file", file + ": has the column \"" + name + "\" twice; remove or rename one");
      }
    }
    return names;
  }

  private PairException problem(String what) {
    return new PairException("file", file + ", line " + csv.begin() + " " + what);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
