package io.github.grposuite.records;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import io.github.grposuite.records.Text.MalformedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of CSV as the program writes it: quotes are doubled, a backslash is a backslash. */
final class Csv {
  /** Lines a row: a quote that is never closed must not take the rest of the file. */
  private static final int MOST_LINES = 100;

  private static final char SEPARATOR = ',';
  private static final char QUOTE = '"';

  private final BufferedReader reader;
  private long line;

  /** Leaves closing the text to whoever opened it. */
  Csv(Reader text) {
    reader = new BufferedReader(text);
  }

  /** The next row; null at the end. */
  String[] next() throws IOException {
    String text = read();
    if (text == null) {
      return null;
    }
    return text.indexOf(QUOTE) < 0 ? split(text) : quoted(text);
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

  private String[] quoted(String first) throws IOException {
    long begin = line;
    RFC4180Parser parser = new RFC4180ParserBuilder().build();
    List<String> row = new ArrayList<>(Arrays.asList(parser.parseLineMulti(first)));
    while (parser.isPending()) {
      String text = line - begin + 1 < MOST_LINES ? read() : null;
      if (text == null) {
        throw new MalformedException("has a quote in line " + begin + " that is not closed");
      }
      row.addAll(Arrays.asList(parser.parseLineMulti(text)));
    }
    return row.toArray(new String[0]);
  }

  private String read() throws IOException {
    String text = reader.readLine();
    if (text != null) {
      line++;
    }
    return text;
  }

  /** Where the row ends that was read last, counted from 1. */
  long line() {
    return line;
  }

  /** Writes a row. */
  static void write(StringBuilder text, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      write(i == 0 ? text : text.append(SEPARATOR), row.get(i));
    }
    text.append('\n');
  }

  /** Writes a field, in quotes where it needs them. */
  static StringBuilder write(StringBuilder text, String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == SEPARATOR || c == QUOTE || c == '\n' || c == '\r') {
        return text.append(QUOTE).append(field.replace("\"", "\"\"")).append(QUOTE);
      }
    }
    return text.append(field);
  }
}
