package io.github.grposuite.reports.table;

import io.github.grposuite.reports.table.TableView.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tables as Markdown (GitHub's). */
public final class MarkdownTable {
  private MarkdownTable() {}

  public static String of(String title, List<TableView> tables) {
    StringBuilder out = new StringBuilder("# ").append(escape(title)).append('\n');
    for (TableView table : tables) {
      if (!table.facet().isEmpty()) {
        out.append("\n## ").append(escape(table.facet())).append('\n');
      }
      out.append('\n');
      List<String> header = new ArrayList<>();
      header.add("method");
      header.addAll(table.settings());
      header.add("seeds");
      table.columns().forEach(column -> header.add(column.title()));
      line(out, header);
      List<String> rule = new ArrayList<>(Collections.nCopies(header.size(), "---:"));
      rule.set(0, "---");
      line(out, rule);
      table.rows().forEach(row -> line(out, cells(row)));
      table.notes().forEach(note -> out.append('\n').append(escape(note)).append('\n'));
    }
    return out.toString();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(escape(row.method()));
    row.variant().forEach(value -> cells.add(escape(value)));
    cells.add(row.seeds());
    row.entries().forEach(entry -> cells.add(text(entry)));
    return cells;
  }

  private static String text(Entry entry) {
    if (entry instanceof Entry.Words words) {
      return escape(words.text());
    }
    String text = EntryText.of(entry);
    return EntryText.best(entry) ? "**" + text + "**" : text;
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Text in which Markdown sees nothing but text. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1");
  }
}
