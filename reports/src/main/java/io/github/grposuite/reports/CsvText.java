package io.github.grposuite.reports;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.records.Numbers;
import java.io.StringWriter;

/** Rows of CSV: quoted where needed, quotes doubled, each ended by a line feed. */
public final class CsvText {
  private final StringWriter text = new StringWriter();
  private final ICSVWriter csv =
      new CSVWriter(
          text,
          ICSVWriter.DEFAULT_SEPARATOR,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          "\n");

  /** Begins with a header. */
  public CsvText(String... columns) {
    row(columns);
  }

  /** Adds a row of as many cells as there are columns. */
  public void row(String... cells) {
    csv.writeNext(cells, false);
  }

  /** Exact; empty if it is not a number. */
  public static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }

  /** What has been added. */
  @Override
  public String toString() {
    return text.toString();
  }
}
