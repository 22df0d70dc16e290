package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.Caption;
import io.github.grposuite.reports.table.MarkdownTable;
import java.util.List;

/** The paper's figures as Markdown: picture, what its caption says and our runs say, command. */
public final class CaptionsMarkdown {
  private CaptionsMarkdown() {}

  /**
   * A section a figure.
   *
   * @param level of the headings
   */
  public static String of(List<Caption> captions, int level) {
    StringBuilder out = new StringBuilder();
    for (Caption caption : captions) {
      out.append("#".repeat(level)).append(' ').append(caption.title()).append("\n\n");
      out.append(MarkdownTable.escape(caption.about()))
          .append("\n\n    ")
          .append(caption.command())
          .append("\n\n");
      caption
          .drawings()
          .forEach(
              drawing ->
                  out.append(
                      "![%s](%s%s.svg)%n%n"
                          .formatted(
                              MarkdownTable.escape(drawing.caption()),
                              caption.folder(),
                              drawing.name())));
      caption.statements().forEach(statement -> out.append(item(statement)));
      out.append(caption.statements().isEmpty() ? "" : "\n");
    }
    return out.toString();
  }

  private static String item(Caption.Statement statement) {
    return "- %s **%s**: %s. %s%n"
        .formatted(
            statement.verdict().sign(),
            statement.verdict().words(),
            MarkdownTable.escape(statement.claim()),
            MarkdownTable.escape(statement.sentence()));
  }
}
