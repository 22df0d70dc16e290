package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.verdict.Verdict;
import java.util.List;

/**
 * A figure of the paper, drawn from our runs, with what they say of its caption.
 *
 * @param title such as {@code Figure 2}
 * @param about what it shows, in a line
 * @param command that makes it
 * @param folder of its files, relative to the page, with a slash at its end
 * @param drawings of one experiment, or of each opinion experiment
 * @param statements what the caption and the text say of it, judged
 */
public record ReproducedFigure(
    String title,
    String about,
    String command,
    String folder,
    List<Figure> drawings,
    List<Statement> statements) {
  public ReproducedFigure {
    drawings = List.copyOf(drawings);
    statements = List.copyOf(statements);
  }

  /**
   * One thing that is said.
   *
   * @param claim in the paper's sense
   * @param findings one a comparison and data setting
   */
  public record Statement(String claim, List<Finding> findings) {
    public Statement {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What our runs say of it.
   *
   * @param sentence with effect, interval and p
   * @param expected whether the verdict is what was declared, or nothing was
   */
  public record Finding(Verdict verdict, String sentence, boolean expected) {}

  /** Where it stands on the page. */
  public String id() {
    return "paper-" + title.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** As the page draws it. */
  public PageFigures onPage() {
    return PageFigures.of(drawings);
  }
}
