package io.github.grposuite.records.text;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of CSV as RFC 4180 has them: commas, quotes only where they are needed and doubled within, a
 * backslash is a backslash. What is written is read back exactly, line ends within fields included.
 * Everything in the suite that writes or reads CSV does it here.
 */
public final class Csv {
  /** Lines a row of a record; a quote that is never closed must not take the rest of the file. */
  private static final int MOST_LINES = 100;

  private static final int BUFFER = 8192;

  /** Characters of a row that is short. */
  private static final int SHORT = 512;

  private static final char SEPARATOR = ',';
  private static final char QUOTE = '"';

  private final Reader reader;
  private final int mostLines;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int end;
  private final StringBuilder row = new StringBuilder();
  private long line;
  private long begin;

  private Csv(Reader text, int mostLines) {
    reader = text;
    this.mostLines = mostLines;
  }

  /** A record's rows, of a hundred lines at most. Leaves closing the text to whoever opened it. */
  public Csv(Reader text) {
    this(text, MOST_LINES);
  }

  /** Rows of any length. */
  public static Csv ofAnyLength(Reader text) {
    return new Csv(text, Integer.MAX_VALUE);
  }

  /**
   * The next row; null at the end. A line that is empty is a row of one empty field.
   *
   * @throws MalformedException if a quote is not closed, or more than a separator follows it
   */
  public String[] next() throws IOException {
    begin = line + 1;
    if (!read()) {
      return null;
    }
    String text = row.toString();
    if (text.indexOf(QUOTE) < 0) {
      return split(text);
    }
    RFC4180Parser parser = new RFC4180ParserBuilder().build();
    String[] fields = parser.parseLineMulti(text);
    if (parser.isPending()) {
      throw new MalformedException(
          "has a quote in line " + begin + " that no separator or line end follows");
    }
    return fields;
  }

  /**
   * The last field of the next row, if the row is short and begins with these texts, which end with
   * a separator, and the field is not in quotes; null if not, and then the row is still to come.
   * For rows that are alike but for their ends.
   */
  public String lastBehind(String first, String second) throws IOException {
    if (end - at < SHORT) {
      int rest = Math.max(0, end - at); // At the end of the text at is beyond it.
      System.arraycopy(buffer, at, buffer, 0, rest);
      end = rest;
      at = 0;
      end += Math.max(0, reader.read(buffer, end, buffer.length - end));
    }
    int length = first.length() + second.length();
    if (end - at < length || !is(first, at) || !is(second, at + first.length())) {
      return null;
    }
    int from = at + length;
    int stop = from;
    while (stop < end && buffer[stop] != '\n') {
      if (buffer[stop] == QUOTE || buffer[stop] == SEPARATOR || buffer[stop] == '\r') {
        return null;
      }
      stop++;
    }
    if (stop == end) {
      return null;
    }
    at = stop + 1;
    begin = ++line;
    return new String(buffer, from, stop - from);
  }

  private boolean is(String text, int from) {
    for (int i = 0; i < text.length(); i++) {
      if (buffer[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** All rows, the header among them. */
  public static List<String[]> all(Reader text) throws IOException {
    Csv csv = ofAnyLength(text);
    List<String[]> rows = new ArrayList<>();
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      rows.add(row);
    }
    return rows;
  }

  /** Millions of lines have no quote; cut here they take about a quarter of the parser's time. */
  private static String[] split(String text) {
    int fields = 1;
    for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) {
      fields++;
    }
    String[] row = new String[fields];
    int begin = 0;
    for (int i = 0; i < fields - 1; i++) {
      int end = text.indexOf(SEPARATOR, begin);
      row[i] = text.substring(begin, end);
      begin = end + 1;
    }
    row[fields - 1] = text.substring(begin);
    return row;
  }

  /**
   * Reads the characters of a row: up to a line end, LF, CR LF or CR, that is not in quotes. False
   * at the end of the text.
   */
  private boolean read() throws IOException {
    row.setLength(0);
    boolean quoted = false;
    boolean fieldBegins = true;
    boolean justClosed = false;
    int c = character();
    if (c < 0) {
      return false;
    }
    for (; c >= 0; c = character()) {
      boolean lineEnd = c == '\n' || c == '\r' && peek() != '\n';
      if (lineEnd) {
        line++;
        if (quoted && line - begin + 1 >= mostLines) {
          break;
        }
      }
      if (!quoted && (c == '\n' || c == '\r')) {
        if (c == '\r' && !lineEnd) {
          character();
          line++;
        }
        return true;
      }
      row.append((char) c);
      // A quote behind the closing one makes it a doubled one; one amid other text means nothing.
      boolean opens = c == QUOTE && !quoted && (fieldBegins || justClosed);
      justClosed = c == QUOTE && quoted;
      quoted = opens || quoted && !justClosed;
      fieldBegins = c == SEPARATOR && !quoted;
    }
    if (quoted) {
      throw new MalformedException("has a quote in line " + begin + " that is not closed");
    }
    line++;
    return true;
  }

  private int character() throws IOException {
    int c = peek();
    at++;
    return c;
  }

  private int peek() throws IOException {
    if (at >= end) {
      end = Math.max(0, reader.read(buffer, 0, buffer.length));
      at = 0;
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at];
  }

  /** Where the row ends that was read last, counted from 1. */
  public long line() {
    return line;
  }

  /** Where the row begins that was read last, or is being read, counted from 1. */
  public long begin() {
    return begin;
  }

  /** Writes a row. */
  public static void write(StringBuilder text, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      write(i == 0 ? text : text.append(SEPARATOR), row.get(i));
    }
    text.append('\n');
  }

  /** Writes a row. */
  public static void write(Appendable text, List<String> row) throws IOException {
    StringBuilder line = new StringBuilder();
    write(line, row);
    text.append(line);
  }

  /** Writes a field, in quotes where it needs them. */
  public static StringBuilder write(StringBuilder text, String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == SEPARATOR || c == QUOTE || c == '\n' || c == '\r') {
        return text.append(QUOTE).append(field.replace("\"", "\"\"")).append(QUOTE);
      }
    }
    return text.append(field);
  }
}
