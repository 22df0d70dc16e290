package io.github.grposuite.reports.publish;

import static io.github.grposuite.reports.table.MarkdownTable.escape;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.page.ReproducedFigure;
import java.util.List;

/** The paper's figures as Markdown: picture, what its caption says and our runs say, command. */
public final class PaperMarkdown {
  private PaperMarkdown() {}

  /**
   * A section a figure.
   *
   * @param level of the headings
   */
  public static String of(List<ReproducedFigure> figures, int level) {
    StringBuilder out = new StringBuilder();
    for (ReproducedFigure figure : figures) {
      out.append("%s %s\n\n".formatted("#".repeat(level), figure.title()))
          .append("%s\n\n    %s\n\n".formatted(escape(figure.about()), figure.command()));
      for (Figure drawing : figure.drawings()) {
        out.append(
            "![%s](%s%s.svg)\n\n"
                .formatted(escape(drawing.caption()), figure.folder(), drawing.name()));
      }
      figure.statements().forEach(statement -> out.append(item(statement)));
      out.append(figure.statements().isEmpty() ? "" : "\n");
    }
    return out.toString();
  }

  private static String item(ReproducedFigure.Statement statement) {
    StringBuilder item = new StringBuilder("- %s\n".formatted(escape(statement.claim())));
    for (ReproducedFigure.Finding finding : statement.findings()) {
      item.append("  - %s %s\n".formatted(finding.verdict().sign(), escape(finding.sentence())));
    }
    return item.toString();
  }
}
