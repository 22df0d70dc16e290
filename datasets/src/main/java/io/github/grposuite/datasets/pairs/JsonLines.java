package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * JSON lines: each line that is not blank is one object, so that what is broken is its own line.
 */
final class JsonLines implements RowReader {
  private static final int BUFFER = 1 << 16;

  private final String file;
  private final BufferedReader lines;
  private long number;

  JsonLines(String file, Reader text) {
    this.file = file;
    lines = new BufferedReader(text, BUFFER);
  }

  @Override
  public Row next() throws IOException {
    String line = lines.readLine();
    number++;
    while (line != null && line.isBlank()) {
      line = lines.readLine();
      number++;
    }
    return line == null ? null : new Row(file, number, "line", object(line));
  }

  private ObjectNode object(String line) throws IOException {
    try (JsonParser json = JsonRows.MAPPER.getFactory().createParser(line)) {
      JsonNode value = JsonRows.MAPPER.readTree(json);
      if (!(value instanceof ObjectNode object)) {
        throw problem(
            "must be a JSON object of columns and values, but is "
                + JsonRows.shortened(value.toString())
                + "; write one row a line");
      }
      if (json.nextToken() != null) {
        throw problem("has more after its object; write one row a line");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw problem(
          JsonRows.endsEarly(e)
              ? "is not valid JSON: it ends in the middle of its object; write each row on one"
                  + " line, or call the file .json"
              : "is not valid JSON: " + JsonRows.words(e) + "; repair or delete this row");
    }
  }

  private PairException problem(String text) {
    return new PairException("file", file + ", line " + number + " " + text);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
