package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.page.ReproducedFigure;
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
  public static String of(List<ReproducedFigure> captions, int level) {
    StringBuilder out = new StringBuilder();
    for (ReproducedFigure caption : captions) {
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

  private static String item(ReproducedFigure.Statement statement) {
    StringBuilder item =
        new StringBuilder("- ").append(MarkdownTable.escape(statement.claim())).append('\n');
    for (ReproducedFigure.Finding finding : statement.findings()) {
      item.append("  - ")
          .append(finding.verdict().sign())
          .append(' ')
          .append(MarkdownTable.escape(finding.sentence()))
          .append('\n');
    }
    return item.toString();
  }
}
