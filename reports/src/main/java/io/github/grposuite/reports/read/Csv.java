package io.github.grposuite.reports.read;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.Reader;

/** CSV as the program writes it: quotes are doubled, a backslash is a backslash. */
final class Csv {
  private Csv() {}

  static CSVReader reader(Reader text) {
    return new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build();
  }
}
