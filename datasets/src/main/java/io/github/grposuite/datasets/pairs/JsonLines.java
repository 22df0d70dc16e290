package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;

/**
 * JSON lines: each line that is not blank is one object, so that what is broken is its own line.
 */
final class JsonLines implements RowReader {
  private final String file;
  private final Reader text;

  /** Parsed in place; a line longer than it makes it grow. */
  private char[] buffer = new char[1 << 16];

  /** The line is buffer[begin … end), what is read after it goes on to {@code filled}. */
  private int begin;

  private int end = -1;
  private int filled;
  private boolean ended;
  private long number;

  JsonLines(String file, Reader text) {
    this.file = file;
    this.text = text;
  }

  @Override
  public Row next() throws IOException {
    boolean found = nextLine();
    while (found && isBlank()) {
      found = nextLine();
    }
    return found ? new Row(file, number, "line", object()) : null;
  }

  private boolean nextLine() throws IOException {
    begin = end + 1;
    end = begin;
    number++;
    while (true) {
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (end < filled || ended) {
        return begin < filled;
      }
      fill();
    }
  }

  /** Moves the line to the front if there is no room behind it, and reads on. */
  private void fill() throws IOException {
    if (filled == buffer.length) {
      char[] room = begin > buffer.length / 2 ? buffer : new char[Math.multiplyExact(2, filled)];
      System.arraycopy(buffer, begin, room, 0, filled - begin);
      buffer = room;
      filled -= begin;
      end -= begin;
      begin = 0;
    }
    int read = text.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
  }

  private boolean isBlank() {
    for (int i = begin; i < end; i++) {
      if (!Character.isWhitespace(buffer[i])) {
        return false;
      }
    }
    return true;
  }

  private ObjectNode object() throws IOException {
    try (JsonParser json = JsonRows.MAPPER.getFactory().createParser(buffer, begin, end - begin)) {
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
    text.close();
  }
}
