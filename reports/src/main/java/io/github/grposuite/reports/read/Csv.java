package io.github.grposuite.reports.read;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import io.github.grposuite.reports.read.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;

/** Rows of CSV as the program writes it: quotes are doubled, a backslash is a backslash. */
final class Csv {
  /** Lines a row: a quote that is never closed must not take the rest of the file. */
  private static final int MOST_LINES = 100;

  private final CSVReader reader;

  /** Leaves closing the text to whoever opened it. */
  Csv(Reader text) {
    reader =
        new CSVReaderBuilder(text)
            .withCSVParser(new RFC4180ParserBuilder().build())
            .withMultilineLimit(MOST_LINES)
            .build();
  }

  /** The next row; null at the end. */
  String[] next() throws IOException {
    long begin = line() + 1;
    try {
      return reader.readNext();
    } catch (CsvMalformedLineException | CsvMultilineLimitBrokenException e) {
      throw new MalformedException("has a quote in line " + begin + " that is not closed");
    } catch (CsvException e) {
      throw new MalformedException("is not CSV in line " + begin);
    }
  }

  /** Where the row ends that was read last, counted from 1. */
  long line() {
    return reader.getLinesRead();
  }
}
