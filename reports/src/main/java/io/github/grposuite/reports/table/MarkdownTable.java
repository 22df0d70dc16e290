package io.github.grposuite.reports.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as Markdown (GitHub's). */
public final class MarkdownTable {
  private MarkdownTable() {}

  /** Tables under a title, each with its notes. */
  public static String of(String title, List<Table> tables) {
    StringBuilder out = new StringBuilder("# ").append(escape(title)).append('\n');
    tables.forEach(table -> out.append(of(table)));
    return out.toString();
  }

  /** A table after an empty line, with its title and its notes. */
  public static String of(Table table) {
    StringBuilder out = new StringBuilder();
    if (!table.title().isEmpty()) {
      out.append("\n## ").append(escape(table.title())).append('\n');
    }
    out.append('\n').append(rows(table));
    table.notes().forEach(note -> out.append('\n').append(escape(note)).append('\n'));
    return out.toString();
  }

  /** Its rows alone; titles of columns are Markdown. */
  public static String rows(Table table) {
    return Stream.concat(
            Stream.of(
                line(table.columns().stream().map(Heading::title)),
                line(table.columns().stream().map(MarkdownTable::rule))),
            table.rows().stream().map(row -> line(row.stream().map(MarkdownTable::text))))
        .collect(Collectors.joining());
  }

  private static String rule(Heading column) {
    return switch (column.align()) {
      case LEFT -> "---";
      case CENTRE -> ":---:";
      case RIGHT -> "---:";
    };
  }

  private static String text(Entry entry) {
    boolean words = entry instanceof Entry.Words;
    String text = words ? escape(entry.text()) : scaled(entry);
    return entry.emphasis() == Entry.Emphasis.BEST ? "**" + text + "**" : text;
  }

  private static String scaled(Entry entry) {
    return entry.exponent() == 0
        ? entry.text()
        : "(" + entry.text() + ")·10<sup>" + entry.exponent() + "</sup>";
  }

  private static String line(Stream<String> cells) {
    return "| " + cells.collect(Collectors.joining(" | ")) + " |\n";
  }

  /** Text in which Markdown sees nothing but text; between letters an underscore is text to it. */
  public static String escape(String text) {
    return text.replaceAll(
        "[\\\\`*<>|$~\\[\\]]|&(?=#?\\w+;)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\$0");
  }
}
