package io.github.grposuite.reports.publish;

import static io.github.grposuite.reports.table.MarkdownTable.escape;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.page.ReproducedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The paper's figures as Markdown: picture, what its caption says and our runs say, command. */
public final class PaperMarkdown {
  private PaperMarkdown() {}

  /**
   * A section a figure.
   *
   * @param level of the headings
   */
  public static String of(List<ReproducedFigure> figures, int level) {
    List<String> lines = new ArrayList<>();
    for (ReproducedFigure figure : figures) {
      lines.add("#".repeat(level) + " " + figure.title() + "\n");
      lines.add(escape(figure.about()) + "\n\n    " + figure.command() + "\n");
      for (Figure drawing : figure.drawings()) {
        String file = figure.folder() + drawing.name() + ".svg";
        lines.add("![" + escape(drawing.caption()) + "](" + file + ")\n");
      }
      for (ReproducedFigure.Statement statement : figure.statements()) {
        lines.add("- " + escape(statement.claim()));
        for (ReproducedFigure.Finding finding : statement.findings()) {
          lines.add("  - " + finding.verdict().sign() + " " + escape(finding.sentence()));
        }
      }
      if (!figure.statements().isEmpty()) {
        lines.add("");
      }
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
