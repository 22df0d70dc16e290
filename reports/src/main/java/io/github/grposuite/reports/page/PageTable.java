package io.github.grposuite.reports.page;

import io.github.grposuite.reports.table.Entry;
import io.github.grposuite.reports.table.TableView;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of results as text in cells.
 *
 * @param facet its data settings in words; may be empty
 * @param columns their headings, that of the rows' heads first
 */
public record PageTable(String facet, List<String> columns, List<Row> rows, List<String> notes) {
  /** A row. */
  public record Row(String head, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param text in units of 10^exponent
   * @param number by which rows are sorted; empty if there is none
   */
  public record Cell(String text, int exponent, String number, Emphasis emphasis) {
    static Cell of(String text) {
      return new Cell(text, 0, "", Emphasis.NONE);
    }
  }

  /** What is said by a cell's type. */
  public enum Emphasis {
    NONE,
    /** No comparable row is better. */
    BEST,
    /** There is no value; the text says why. */
    MISSING
  }

  static PageTable of(TableView table) {
    return new PageTable(
        table.facet(),
        Stream.of(
                Stream.of("method"),
                table.settings().stream(),
                Stream.of("seeds"),
                table.columns().stream().map(column -> column.title()))
            .flatMap(part -> part)
            .toList(),
        table.rows().stream()
            .map(
                row ->
                    new Row(
                        row.method(),
                        Stream.of(
                                row.variant().stream().map(Cell::of),
                                Stream.of(Cell.of(row.done() + " of " + row.expected())),
                                row.entries().stream().map(PageTable::cell))
                            .flatMap(part -> part)
                            .toList()))
            .toList(),
        table.notes());
  }

  private static Cell cell(Entry entry) {
    if (entry instanceof Entry.Value v) {
      return new Cell(
          v.error().isEmpty() ? v.mean() : v.mean() + " ± " + v.error(),
          v.exponent(),
          v.mean() + "e" + v.exponent(),
          v.best() ? Emphasis.BEST : Emphasis.NONE);
    }
    if (entry instanceof Entry.Estimate e) {
      return new Cell(
          e.value() + " [" + e.low() + ", " + e.high() + "]",
          e.exponent(),
          e.value() + "e" + e.exponent(),
          Emphasis.NONE);
    }
    return entry instanceof Entry.Words words
        ? Cell.of(words.text())
        : new Cell(((Entry.Missing) entry).why(), 0, "", Emphasis.MISSING);
  }

  /** For who does not see where it begins. */
  public String label() {
    return "Table" + (facet.isEmpty() ? "" : ": " + facet);
  }
}
